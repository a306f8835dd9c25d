import { readTimeMode, type TimeMode } from './line-time'

/** How a log is shown, as its address has it; null where the address says nothing. */
export type LogSettings = { wrap: boolean | null; time: TimeMode | null; follow: boolean | null }

type Query = Record<string, string | string[] | undefined>

/** `wrap=0`, `ts=local`, `follow=1` of an address. */
export function readSettings(query: Query): LogSettings {
  return { wrap: readSwitch(query.wrap), time: readTimeMode(first(query.ts)), follow: readSwitch(query.follow) }
}

/** The query with a changed setting; null takes it out. */
export function writeSetting(query: string, name: 'wrap' | 'ts' | 'follow', value: string | null): string {
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
