import { duplicatesError, findDuplicates } from './duplicates'
import type { FlywayError, ResolvedMigration, ScriptFile } from './migration'
import { compareMigrations, compareText } from './migration-order'
import type { FlywayOptions } from './options'
import { type ReadScript, readScript } from './read-script'

/** What a location holds, as Flyway takes it. */
export type Resolved = {
  /** Versioned ones by version, then repeatables by description. */
  migrations: ResolvedMigration[]
  callbacks: ScriptFile[]
  /** Files with one of the suffixes and a name that Flyway does not understand, with its sentence for each. */
  invalid: { path: string; message: string }[]
  /** Migrations that claim the same version or description: each group has at least two. */
  duplicates: ResolvedMigration[][]
  /** The text with which Flyway refuses to go on; the rest is then the best that can be said. */
  error: FlywayError | null
  /** The same where it comes of names alone: Flyway says it before it does anything. */
  misnamed: FlywayError | null
}

/** What is known beside the files and the options. */
export type Known = {
  /** Names of placeholders that have a value which cannot be seen: a checksum that needs one is null. `name*`: all that start so. */
  unknownPlaceholders?: Iterable<string>
  /** Where a script lies, for Flyway's texts; its path in its location when that is not known. */
  placeOf?: (file: ScriptFile) => string
}

/** Takes migrations and callbacks from the files of all locations (CompositeMigrationResolver, ResourceNameValidator). */
export function resolveScripts(files: readonly ScriptFile[], options: FlywayOptions, known: Known = {}): Resolved {
  const read = files.filter(({ path }) => !isHidden(path)).map(file => readScript(file, options, known))
  const migrations = read.flatMap(script => (script.kind === 'migration' ? [script.migration] : []))
  migrations.sort(compareMigrations)
  const invalid = read
    .flatMap(script => (script.kind === 'invalid' ? [script.invalid] : []))
    .sort((a, b) => compareText(a.path, b.path))
  const duplicates = findDuplicates(migrations)
  const fileOf = new Map(read.flatMap(script => (script.kind === 'migration' ? [[script.migration, script.file]] : [])))
  const placeOf = (migration: ResolvedMigration) => {
    const file = fileOf.get(migration)
    return (file && known.placeOf?.(file)) ?? migration.script
  }
  const misnamed = namingError(invalid, options)
  return {
    migrations,
    callbacks: read.flatMap(script => (script.kind === 'callback' ? [script.file] : [])),
    invalid,
    duplicates,
    misnamed,
    error: misnamed ?? firstProblem(read) ?? duplicatesError(duplicates, placeOf),
  }
}

/** Folders whose name starts with a dot are not walked: so a ConfigMap's `..data` is not seen twice (FileSystemScanner). */
function isHidden(path: string): boolean {
  return (path.startsWith('.') || path.includes('/.')) && /(?:^|\/)\.[^/]*\//.test(path)
}

function namingError(invalid: Resolved['invalid'], options: FlywayOptions): FlywayError | null {
  if (!options.validateMigrationNaming || invalid.length === 0) return null
  const lines = ['Invalid SQL filenames found:', ...invalid.map(({ message }) => message)]
  return { code: 'ERROR', message: lines.join('\r\n') }
}

/** Each kind of script is read by a resolver of its own, one after the other: what is wrong with one is said of the first kind. */
function firstProblem(read: ReadScript[]): FlywayError | null {
  const wrong = read.flatMap(script => (script.kind === 'migration' && script.error ? [script] : []))
  const [first] = wrong.sort((a, b) => turnOf(a.migration) - turnOf(b.migration))
  return first?.error ?? null
}

const TURNS: ResolvedMigration['kind'][] = ['versioned', 'repeatable', 'baseline']

/** When Flyway reads a script: programs come after all SQL (CompositeMigrationResolver). */
const turnOf = ({ kind, type }: ResolvedMigration) => TURNS.indexOf(kind) + (type === 'SCRIPT' ? TURNS.length : 0)
