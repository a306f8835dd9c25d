import type { Session, SessionRule } from '@/lib/board/sessions'
import type { GlyphName } from '../../ui/glyphs'
import type { Tone } from '../../ui/state-word'

/** The worst of what is seen, in two words. */
export const LOOKS: Record<SessionRule, { word: string; glyph: GlyphName; tone: Tone }> = {
  'self-wait': { word: 'Waits for itself', glyph: 'lock', tone: 'fail' },
  deadlock: { word: 'Deadlock', glyph: 'lock', tone: 'fail' },
  blocked: { word: 'Blocked', glyph: 'lock', tone: 'warn' },
  'index-waits': { word: 'Index waits', glyph: 'lock', tone: 'warn' },
  'lock-held': { word: 'Lock held', glyph: 'lock', tone: 'warn' },
  'blocks-others': { word: 'Others wait', glyph: 'clock', tone: 'warn' },
  'waits-for-turn': { word: 'Normal', glyph: 'clock', tone: 'run' },
  'others-wait': { word: 'Others wait', glyph: 'clock', tone: 'plain' },
  running: { word: 'Nobody', glyph: 'run', tone: 'run' },
  quiet: { word: 'Nobody', glyph: 'check', tone: 'plain' },
}

const ROLES: Record<NonNullable<Session['flyway']>, string> = {
  lock: 'Flyway, holds its lock',
  migration: 'Flyway, migrates',
  alone: 'Flyway, holds its lock and migrates',
  waiting: 'Flyway, waits for its turn',
}

/** Whose session it is. */
export function sayOwner({ flyway, user, application }: Session): string {
  const who = [user, application].filter(word => word).join(', ')
  return flyway ? `${ROLES[flyway]} · ${who}` : who
}

const KINDS: Record<string, string> = {
  transactionid: 'a row that another transaction has changed',
  tuple: 'a row that others wait for, too',
  virtualxid: 'an older transaction to end',
  advisory: 'an advisory lock',
  extend: 'its turn to make the table longer',
}

/** What a session waits for: `AccessExclusiveLock on atp.media`, `a row … of atp.media`. */
export function sayWait({ kind, mode, relation }: NonNullable<Session['wait']>): string {
  if (kind === 'relation') return `${mode} on ${relation ?? 'a table that is not committed yet'}`
  return `${KINDS[kind] ?? `a lock (${kind})`}${relation ? `, in ${relation}` : ''}`
}

/** How far an index build is: `CREATE INDEX CONCURRENTLY atp.media_title_idx: waiting for old snapshots, 1 of 3 done`. */
export function sayIndex({ command, phase, table, index, share, ...lockers }: NonNullable<Session['index']>): string {
  const far = [
    lockers.lockersTotal > 0 && `${lockers.lockersDone} of ${lockers.lockersTotal} transactions have ended`,
    lockers.lockersTotal === 0 && share !== null && `${Math.round(share * 100)} %`,
    lockers.lockerPid !== null && `waits for pid ${lockers.lockerPid}`,
  ].filter(word => word)
  return `${command} ${index ?? (table ? `on ${table}` : '')}: ${[phase, ...far].join(', ')}`
}
