/** What an error's first line says of the migration that runs. */
export type ErrorHead =
  /** It failed: `Migration of schema … to version "2 - two" failed!`. */
  | { kind: 'migration'; version: string | null; description: string }
  /** Its row could not be written. */
  | { kind: 'row'; version: string }
  /** Nothing runs: an error of what comes before or after a migration. */
  | { kind: 'between' }
  /** Nothing: Flyway goes on, or tells of its cleaning up before the error that counts. */
  | { kind: 'weak' }
  /** Not yet: what happened stands on the next line. So does a stack trace, with -X, and any block in Flyway 7. */
  | { kind: 'unsaid' }
  | { kind: 'other' }

/** A script that an error names, and the line in it where the sentence has one. */
export type NamedScript = { script: string; line: number | null }

const MIGRATION =
  /^Migration of schema "(?:[^"]|"")*" (?:to version "([^\s"]+)(?: - (.*))?"|with repeatable migration "(.*)")(?: \[[a-z -]+\])* failed!/
const ROW = /^Unable to insert row for version '([^']+)' in Schema History table /
const BETWEEN = [
  /^Unable to parse statement in /,
  /^Detected both transactional and non-transactional /,
  /^Number of retries exceeded while attempting to acquire /,
  /^No value provided for placeholder: /,
  /^Error while executing (?!(?:before|after)Each)\w+ callback: /,
]
const WEAK = [
  /^Skipping filesystem location: /,
  /^Schema .* but no migration could be resolved in the configured locations !$/,
  /^Unable to (?:rollback|roll back|restore|release|reset|close|disable|enable|switch) /,
]

/** Reads the first line of an error (docs: flyway.md §7.2 to §7.5). */
export function parseErrorHead(text: string): ErrorHead {
  if (text.trim() === '' || text === 'Unexpected error') return { kind: 'unsaid' }
  const [, version, words, repeatable] = MIGRATION.exec(text) ?? []
  if (version !== undefined) return { kind: 'migration', version, description: words ?? '' }
  if (repeatable !== undefined) return { kind: 'migration', version: null, description: repeatable }
  const [, row] = ROW.exec(text) ?? []
  if (row !== undefined) return { kind: 'row', version: row }
  if (BETWEEN.some(pattern => pattern.test(text))) return { kind: 'between' }
  return { kind: WEAK.some(pattern => pattern.test(text)) ? 'weak' : 'other' }
}

const PARSE = /^(?:.*: )?Unable to parse statement in (.+?) at line (\d+) col \d+\./
/** Flyway 7 to 10.11, 10.12 to 11.9.1, and since. The name of an exception's class may stand before it. */
const SCRIPT =
  /^(?:.*: )?(?:(?:Migration|Script) (\S.*) failed|Failed to execute script (\S.*?)(?: against \S+ environment)?)$/
/** Longer lines hold a statement or a message, never the name of a script alone. */
const LONGEST_HEAD = 2_000

/** The script that a line of an error names; null when it names none. */
export function parseNamedScript(text: string): NamedScript | null {
  const head = text.slice(0, LONGEST_HEAD)
  const [, parsed, line] = PARSE.exec(head) ?? []
  if (parsed !== undefined) return { script: parsed, line: Number(line) }
  const [, failed, unexecuted] = text.length > LONGEST_HEAD ? [] : (SCRIPT.exec(text) ?? [])
  const script = failed ?? unexecuted
  return script === undefined ? null : { script, line: null }
}
