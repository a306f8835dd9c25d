/** What a log line is to a reader who scans for trouble. */
export type LineLevel = 'error' | 'warning' | 'migration' | 'success' | 'notice' | 'repeat' | 'info'

// Order decides: the first pattern that fits names the line. Flyway prefixes only the first line of a message.
const LEVELS: [RegExp, LineLevel][] = [
  [/^(ERROR|SEVERE): /, 'error'],
  [/^WARNING: /, 'warning'],
  [/^Migrating schema /, 'migration'],
  [/^Successfully /, 'success'],
  [/^DB: /, 'notice'],
  [/^(Caused by: |\tat )/, 'repeat'],
]

/** No other line has a level; most have none. */
const ANY = /^(?:ERROR|SEVERE|WARNING|Migrating|Successfully|DB|Caused by|\tat)/

// biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI colour sequences begin with one
const ANSI = /^(?:\x1b\[[0-9;]*m)+/

const ESCAPE = 0x1b

/** The level of one line of Flyway's log (flyway.md §7.2), by its own prefix; colours before it do not count. */
export function levelOf(text: string): LineLevel {
  const plain = text.charCodeAt(0) === ESCAPE ? text.replace(ANSI, '') : text
  if (!ANY.test(plain)) return 'info'
  return LEVELS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'info'
}
