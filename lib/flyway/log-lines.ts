import { byFirstCharacter } from './by-first-character'
import { ownText } from './own-text'

/** The lines of Flyway 7 to 13 that say something of a run, by name, with what they name (docs: flyway.md §7.2). */
export type LogLine =
  | { kind: 'banner'; version: string }
  | { kind: 'database'; server: string }
  | { kind: 'validated'; count: number }
  | { kind: 'currentVersion'; version: string | null }
  | { kind: 'migrating'; version: string | null; description: string; outOfOrder: boolean; nonTransactional: boolean }
  | { kind: 'nothingResolved' | 'applied' | 'upToDate' }

type Entry = { start: string; pattern: RegExp; read: (groups: (string | undefined)[]) => LogLine }

/** A quoted identifier; no part of a pattern can take what the next one takes, so none is slower than linear. */
const SCHEMA = '"(?:[^"]|"")*"'
const FLAGS = String.raw`( \[out of order\])?( \[non-transactional\])?`

const ENTRIES: Entry[] = [
  entry('Flyway ', /^Flyway \S+ Edition (?:\([^)]*\) )?(\S+) by Redgate$/, ([version = '']) => banner(version)),
  entry('instrument-cluster engine ', /, answers as Flyway (\S+)$/, ([version = '']) => banner(version)),
  // Maven's plugin has no banner; Maven itself names it, with its short name since 3.9.
  entry('--- flyway', /^--- flyway(?:-maven-plugin)?:([^\s:]+):\S+ \(/, ([version = '']) => banner(version)),
  entry('Database: ', /\((PostgreSQL [^()]+)\)$/, ([server = '']) => ({ kind: 'database', server })),
  entry('Successfully validated ', /^Successfully validated (\d+) migrations?\b/, ([count]) => ({
    kind: 'validated',
    count: Number(count),
  })),
  entry('Current version of schema ', new RegExp(`^Current version of schema ${SCHEMA}: (.+)$`), ([text = '']) => ({
    kind: 'currentVersion',
    version: text === '<< Empty Schema >>' || text === 'null' ? null : text,
  })),
  entry(
    'Migrating schema ',
    new RegExp(String.raw`^Migrating schema ${SCHEMA} to version "([^\s"]+)(?: - (.*))?"${FLAGS}$`),
    ([version = '', description = '', outOfOrder, nonTransactional]) =>
      migrating(version, description, outOfOrder, nonTransactional),
  ),
  entry(
    'Migrating schema ',
    new RegExp(`^Migrating schema ${SCHEMA} with repeatable migration "(.*)"${FLAGS}$`),
    ([description = '', outOfOrder, nonTransactional]) => migrating(null, description, outOfOrder, nonTransactional),
  ),
  entry('Successfully applied ', /^Successfully applied \d+ migrations?\b/, () => ({ kind: 'applied' })),
  entry('Schema ', / is up to date\. No migration necessary\.$/, () => ({ kind: 'upToDate' })),
  entry('Schema ', / but no migration could be resolved in the configured locations !$/, nothingResolved),
  entry(
    'No migrations ',
    /^No migrations found(?: on disk\.|\. Are your locations set up correctly\?)/,
    nothingResolved,
  ),
  entry('No migrations ', /^No migrations could be resolved from the configured locations\b/, nothingResolved),
]

const entriesOf = byFirstCharacter(ENTRIES, ({ start }) => start)

/** What a line says, without the mark of its level; null for all that says nothing of the run's course. */
export function parseLogLine(text: string): LogLine | null {
  for (const { start, pattern, read } of entriesOf(text)) {
    const found = text.startsWith(start) ? pattern.exec(ownText(text)) : null
    if (found) return read(found.slice(1))
  }
  return null
}

function entry(start: string, pattern: RegExp, read: Entry['read']): Entry {
  return { start, pattern, read }
}

function banner(version: string): LogLine {
  return { kind: 'banner', version }
}

function nothingResolved(): LogLine {
  return { kind: 'nothingResolved' }
}

function migrating(version: string | null, description: string, outOfOrder?: string, plain?: string): LogLine {
  const flags = { outOfOrder: outOfOrder !== undefined, nonTransactional: plain !== undefined }
  return { kind: 'migrating', version, description, ...flags }
}
