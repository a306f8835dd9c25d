import { byFirstCharacter } from '../flyway/by-first-character'

/** What a log line is to a reader who scans for trouble. */
export type LineLevel = 'error' | 'warning' | 'migration' | 'success' | 'notice' | 'repeat' | 'info'

/** How lines begin. Flyway marks only the first line of a message. */
const LEVELS: [string, LineLevel][] = [
  ['DB: ', 'notice'],
  ['ERROR: ', 'error'],
  ['SEVERE: ', 'error'],
  ['WARNING: ', 'warning'],
  ['Migrating schema ', 'migration'],
  ['Successfully ', 'success'],
  ['Caused by: ', 'repeat'],
  ['\tat ', 'repeat'],
]

const levelsOf = byFirstCharacter(LEVELS, ([start]) => start)

// biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI colour sequences begin with one
const ANSI = /^(?:\x1b\[[0-9;]*m)+/

const ESCAPE = 0x1b

/** The level of one line of Flyway's log (flyway.md §7.2), by its own prefix; colours before it do not count. */
export function levelOf(text: string): LineLevel {
  const plain = text.charCodeAt(0) === ESCAPE ? text.replace(ANSI, '') : text
  for (const [start, level] of levelsOf(plain)) if (plain.startsWith(start)) return level
  return 'info'
}
