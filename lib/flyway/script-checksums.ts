import { computeChecksum } from './checksum'
import { dialectOf } from './dialect'
import type { FlywayError, ResolvedMigration, ScriptFile } from './migration'
import type { FlywayOptions } from './options'
import { placeholderValues } from './placeholder-values'
import { missingPlaceholder, replacePlaceholders } from './placeholders'
import type { Known } from './resolve'
import { parseScriptConfig } from './script-config'
import { UNDECODABLE_CAUSE } from './undecodable'

type Checksums = { checksum: number | null; equivalentChecksum: number | null; error: FlywayError | null }

/** A script's checksums: of the raw text, and for a repeatable also with its placeholders replaced (SqlMigrationResolver). */
export function checksumsOf(
  file: ScriptFile,
  fileName: string,
  kind: ResolvedMigration['kind'],
  options: FlywayOptions,
  known: Known,
): Checksums {
  if (file.text === null) return { checksum: null, equivalentChecksum: null, error: unreadable(file, fileName) }
  const config = parseScriptConfig(file.conf, options.compatibility)
  const raw = rawChecksum(file, file.text)
  const all = { checksum: raw, equivalentChecksum: raw, error: config.error }
  const own = dialectOf(options.compatibility).replacesAsConfigured ? config.placeholderReplacement : null
  if (kind !== 'repeatable' || !(own ?? options.placeholderReplacement)) return all
  if (!file.text.includes(options.placeholderPrefix)) return all

  const { values, isUnknown } = placeholderValues(options, fileName, known.unknownPlaceholders ?? [])
  const { text, missing } = replacePlaceholders(file.text, options, values)
  const absent = missing.find(name => !isUnknown(name))
  if (absent !== undefined) {
    const error = { code: 'ERROR', message: missingPlaceholder(absent, options) }
    return { checksum: null, equivalentChecksum: raw, error: config.error ?? error }
  }
  return { ...all, checksum: missing.length > 0 ? null : computeChecksum(text) }
}

function unreadable(file: ScriptFile, fileName: string): FlywayError | null {
  if (file.problem !== 'undecodable') return null
  const advice =
    "Please ensure you have configured the correct file encoding with 'flyway.encoding' or enable 'flyway.detectEncoding' to let Flyway detect it for you"
  const message = `Unable to calculate checksum of ${fileName}\n${advice}`
  return { code: 'ERROR', message, causes: [UNDECODABLE_CAUSE] }
}

/** A file's checksum, computed once: a source hands over the same file object while the file is unchanged. */
function rawChecksum(file: ScriptFile, text: string): number {
  if (text.length <= SHORT) return checksumOfShort(text)
  const known = OF_LONG.get(file)
  if (known !== undefined) return known
  const checksum = computeChecksum(text)
  OF_LONG.set(file, checksum)
  return checksum
}

/** Environments ship mostly the same texts, each in files of its own; so the short ones are known by what they say. */
function checksumOfShort(text: string): number {
  const known = OF_SHORT.get(text)
  if (known !== undefined) return known
  if (OF_SHORT.size >= REMEMBERED) OF_SHORT.clear()
  const checksum = computeChecksum(text)
  OF_SHORT.set(text, checksum)
  return checksum
}

const SHORT = 4_096
/** With texts of the greatest length they hold 80 MB, with usual ones a tenth. */
const REMEMBERED = 10_000
const OF_SHORT = new Map<string, number>()
const OF_LONG = new WeakMap<ScriptFile, number>()
