import { readTimeMode, type TimeMode } from './line-time'

/** Whether a search marks what it finds among all lines, or leaves only that with the lines around it. */
export type SearchMode = 'highlight' | 'filter'

/** How a log is shown, as its address has it; null where the address says nothing. */
export type LogSettings = {
  wrap: boolean | null
  time: TimeMode | null
  follow: boolean | null
  search: string
  mode: SearchMode | null
  matchCase: boolean | null
  wholeWord: boolean | null
}

/** The names of the settings in an address. */
export type SettingName = 'wrap' | 'ts' | 'follow' | 'q' | 'mode' | 'case' | 'word'

type Query = Record<string, string | string[] | undefined>

/** `wrap=0`, `ts=local`, `follow=1`, `q=error`, `mode=filter`, `case=1`, `word=1` of an address. */
export function readSettings(query: Query): LogSettings {
  return {
    wrap: readSwitch(query.wrap),
    time: readTimeMode(first(query.ts)),
    follow: readSwitch(query.follow),
    search: first(query.q) ?? '',
    mode: readMode(first(query.mode)),
    matchCase: readSwitch(query.case),
    wholeWord: readSwitch(query.word),
  }
}

/** A mode by the name that it has in an address. */
export const readMode = (value: string | null | undefined): SearchMode | null =>
  value === 'highlight' || value === 'filter' ? value : null

/** The query with a changed setting; null takes it out. */
export function writeSetting(query: string, name: SettingName, value: string | null): string {
  const next = new URLSearchParams(query)
  if (value === null) next.delete(name)
  else next.set(name, value)
  const text = next.toString()
  return text ? `?${text}` : ''
}

const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

function readSwitch(value: string | string[] | undefined): boolean | null {
  const text = first(value)
  return text === '1' ? true : text === '0' ? false : null
}
