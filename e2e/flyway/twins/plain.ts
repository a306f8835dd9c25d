import type { Answer } from '../real-flyway'

/** What differs from run to run. */
const PASSING = new Set(['executionTime', 'installedOnUTC', 'timestamp', 'totalMigrationTime', 'stackTrace'])

/**
 * A known difference: newest Flyway says this for each session that it opens, the second one only once it needs it;
 * the built-in engine says it once, before the database. What initSql selects is not compared either: no case selects.
 */
const INIT_SQL = /^WARNING: initSql is deprecated /

/** What Flyway says once in a JVM. */
const BANNER = /^$|^Flyway \w+ Edition |^See release notes here: |^Environment: /

/** An answer without what differs from run to run, machine to machine, and what only chance decides in Flyway itself. */
export function plainAnswer({ result, error, lines }: Answer, folder: string): Answer {
  const place = (text: string) => text.replaceAll(folder, '<folder>').replaceAll(process.cwd(), '<cwd>')
  return {
    result: plainValue(result, text => plainText(place(text))),
    error: error === null ? null : plainText(place(error)),
    lines: lines.filter(line => !BANNER.test(line) && !INIT_SQL.test(line)).map(line => plainLine(place(line))),
  }
}

function plainValue(value: unknown, text: (text: string) => string): unknown {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return value.map(item => plainValue(item, text))
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(([name]) => !PASSING.has(name))
  return Object.fromEntries(kept.map(([name, item]) => [name, plainValue(item, text)]))
}

/** Which of two duplicates Flyway names first is chance; so is the spelling of their version. */
function plainText(text: string): string {
  if (!text.startsWith('Found more than one')) return text
  return text.split('\n').slice(1).sort().join('\n')
}

const plainLine = (line: string) =>
  line.replace(/\d\d:\d\d\.\d{3}s/g, 'T').replace(/^Database: \S+/, 'Database: ********')
