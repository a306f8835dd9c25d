import { dialectOf } from './dialect'
import { fileNameOf } from './file-name'
import type { FlywayError, ResolvedMigration, ScriptFile } from './migration'
import type { FlywayOptions } from './options'
import type { Known } from './resolve'
import { checksumsOf } from './script-checksums'
import { parseScriptName, suffixOf } from './script-name'

/** What one file is to Flyway. */
export type ReadScript =
  | { kind: 'migration'; file: ScriptFile; migration: ResolvedMigration; error: FlywayError | null }
  | { kind: 'callback'; file: ScriptFile }
  | { kind: 'invalid'; invalid: { path: string; message: string } }
  | { kind: 'ignored' }

const PROGRAMS = ['.cmd', '.bat', '.ps1', '.py', '.sh', '.bash']

/** Reads one file's name and, for a migration, its checksums. */
export function readScript(file: ScriptFile, options: FlywayOptions, known: Known): ReadScript {
  const fileName = fileNameOf(file.path)
  if (suffixOf(fileName, options.sqlMigrationSuffixes) === null) return readProgram(file, fileName, options, known)

  const name = parseScriptName(fileName, options)
  if (name.kind === 'none') return { kind: 'ignored' }
  if (name.kind === 'invalid') return { kind: 'invalid', invalid: { path: file.path, message: name.message } }
  if (name.kind === 'callback') return { kind: 'callback', file }
  const { kind, version, description } = name
  const { checksum, equivalentChecksum, error } = checksumsOf(file, fileName, kind, options, known)
  const type = kind === 'baseline' ? 'SQL_BASELINE' : 'SQL'
  const migration = { kind, version, description, type, script: file.path, checksum, equivalentChecksum } as const
  return { kind: 'migration', file, migration, error }
}

/** Since Flyway 10 programs and files without extension are migrations, too (ScriptMigrationResolver). */
function readProgram(file: ScriptFile, fileName: string, options: FlywayOptions, known: Known): ReadScript {
  const isProgram = !fileName.includes('.') || suffixOf(fileName, PROGRAMS) !== null
  if (!isProgram || !dialectOf(options.compatibility).runsPrograms) return { kind: 'ignored' }
  const name = parseScriptName(fileName, options, PROGRAMS)
  if (name.kind !== 'versioned' && name.kind !== 'repeatable') return { kind: 'ignored' }
  const { checksum, error } = checksumsOf(file, fileName, 'versioned', options, known)
  const { kind, version, description } = name
  const migration = {
    kind,
    version,
    description,
    type: 'SCRIPT',
    script: file.path,
    checksum,
    equivalentChecksum: checksum,
  } as const
  return { kind: 'migration', file, migration, error }
}
