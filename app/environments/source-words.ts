import type { Source } from '@/lib/board/schema'
import type { Look } from '../board/states'

/** The sources in the order of the way of the data, by the names that the board has for them. */
export const SOURCES = {
  history: 'History',
  scripts: 'Scripts',
  kubernetes: 'Kubernetes',
  sessions: 'Sessions',
  schema: 'Schema',
} as const

export type SourceName = keyof typeof SOURCES

const LOOKS: Record<Source['state'], Look> = {
  ok: { glyph: 'check', word: 'Read', tone: 'quiet' },
  stale: { glyph: 'clock', word: 'Late', tone: 'warn' },
  failed: { glyph: 'unknown', word: 'Not read', tone: 'warn' },
  off: { glyph: 'none', word: 'Not observed', tone: 'idle' },
}

/** How a source stands. One that was never asked yet is neither late nor failing. */
export function lookOfSource({ state, readAt, reason }: Source): Look {
  if (state === 'stale' && readAt === null && reason === null)
    return { glyph: 'clock', word: 'Not read yet', tone: 'plain' }
  return LOOKS[state]
}

/** All sources in a few words, worst first: what is not read by name, else that all are. */
export function saySources(sources: Record<SourceName, Source>): string {
  const names = Object.keys(SOURCES) as SourceName[] // its own keys
  const inState = (...states: Source['state'][]) => names.filter(name => states.includes(sources[name].state))
  const bad = inState('failed', 'stale')
  if (bad.length > 0) return `${bad.map(name => SOURCES[name]).join(' and ')} not read`
  const off = inState('off')
  const read = `${names.length - off.length} read`
  return off.length === 0 ? read : `${read}, ${off.map(name => SOURCES[name].toLowerCase()).join(' and ')} not observed`
}
