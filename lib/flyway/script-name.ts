import { CALLBACK_EVENTS, isEventOf } from './callback-events'
import type { FlywayOptions } from './options'
import { parseVersion } from './version'

/** What the name of a file says about it. `none`: Flyway neither runs nor reports it. */
export type ScriptName =
  | { kind: 'versioned' | 'baseline'; version: string; description: string }
  | { kind: 'repeatable'; version: null; description: string }
  | { kind: 'callback'; event: string; description: string }
  | { kind: 'invalid'; message: string }
  | { kind: 'none' }

/** The options that decide what a name means. */
export type NameOptions = Pick<
  FlywayOptions,
  | 'sqlMigrationPrefix'
  | 'repeatableSqlMigrationPrefix'
  | 'baselineMigrationPrefix'
  | 'sqlMigrationSeparator'
  | 'sqlMigrationSuffixes'
> &
  Partial<Pick<FlywayOptions, 'compatibility'>>

type Prefix = { kind: 'versioned' | 'baseline' | 'repeatable' | 'callback'; text: string }

/** The suffix that a file name ends in, as it is written there; null when it ends in none of them. */
export function suffixOf(fileName: string, suffixes: readonly string[]): string | null {
  const lower = fileName.toLowerCase()
  const suffix = suffixes.find(candidate => lower.endsWith(candidate.toLowerCase()))
  return suffix === undefined ? null : fileName.slice(fileName.length - suffix.length)
}

/** Reads a file name, the last segment of a path (ResourceNameParser); `suffixes` are other ones for script migrations. */
export function parseScriptName(
  fileName: string,
  options: NameOptions,
  suffixes: readonly string[] = options.sqlMigrationSuffixes,
): ScriptName {
  const suffix = suffixOf(fileName, suffixes) ?? ''
  const stem = fileName.slice(0, fileName.length - suffix.length)
  const prefix = prefixesOf(options)
    .get(stem.charAt(0))
    ?.find(({ text }) => stem.startsWith(text))
  if (!prefix) return { kind: 'invalid', message: `Unrecognised migration name format: ${fileName}` }

  const rest = stem.slice(prefix.text.length)
  const at = rest.indexOf(options.sqlMigrationSeparator)
  const version = at < 0 ? rest : rest.slice(0, at)
  const words = at < 0 ? '' : rest.slice(at + options.sqlMigrationSeparator.length)
  const description = words.replaceAll('_', ' ')

  if (prefix.kind === 'versioned' || prefix.kind === 'baseline') {
    const parsed = parseVersion(version)
    if (parsed) return { kind: prefix.kind, version: parsed.text, description }
    return {
      kind: 'invalid',
      message: versionedMessage(fileName, version, `${prefix.text}1.2${exampleEnd(words, suffix, options)}`),
    }
  }
  if (version !== '')
    return { kind: 'invalid', message: unversionedMessage(fileName, prefix.text + exampleEnd(words, suffix, options)) }
  if (prefix.kind === 'callback') return { kind: 'callback', event: prefix.text, description }
  return at < 0 ? { kind: 'none' } : { kind: 'repeatable', version: null, description }
}

function exampleEnd(words: string, suffix: string, { sqlMigrationSeparator }: NameOptions): string {
  return `${sqlMigrationSeparator}${words || 'description'}${suffix}`
}

function versionedMessage(file: string, version: string, example: string): string {
  const head = `Invalid versioned migration name format: ${file}`
  return version === ''
    ? `${head} (It must contain a version and should look like this: ${example})`
    : `${head} (could not recognise version number ${version})`
}

function unversionedMessage(file: string, example: string): string {
  return `Invalid repeatable migration / callback name format: ${file} (It cannot contain a version and should look like this: ${example})`
}

/** By first letter, longest first, so that `beforeEachMigrate` is not read as `beforeEach…` of something else. */
function prefixesOf(options: NameOptions): Map<string, Prefix[]> {
  const found = KNOWN.get(options)
  if (found) return found
  const prefixes: Prefix[] = [
    { kind: 'versioned', text: options.sqlMigrationPrefix },
    { kind: 'baseline', text: options.baselineMigrationPrefix },
    { kind: 'repeatable', text: options.repeatableSqlMigrationPrefix },
    ...CALLBACK_EVENTS.filter(event => isEventOf(event, options.compatibility ?? '13')).map(
      (text): Prefix => ({ kind: 'callback', text }),
    ),
  ]
  prefixes.sort((a, b) => b.text.length - a.text.length)
  const byLetter = new Map<string, Prefix[]>()
  for (const prefix of prefixes) {
    const letter = prefix.text.charAt(0)
    if (letter !== '') byLetter.set(letter, [...(byLetter.get(letter) ?? []), prefix])
  }
  KNOWN.set(options, byLetter)
  return byLetter
}

const KNOWN = new WeakMap<NameOptions, Map<string, Prefix[]>>()
