import { stripByteOrderMarks } from '../flyway/byte-order-mark'
import { dialectOf } from '../flyway/dialect'
import { fileNameOf } from '../flyway/file-name'
import type { ResolvedMigration } from '../flyway/migration'
import { placeOfMissing } from '../flyway/missing-place'
import type { FlywayOptions } from '../flyway/options'
import { placeholderValues } from '../flyway/placeholder-values'
import { missingPlaceholder, replacePlaceholders } from '../flyway/placeholders'
import { parseScriptConfig } from '../flyway/script-config'
import { splitStatements } from '../flyway/splitter'
import type { Statement } from '../flyway/statement'
import { UNDECODABLE, UNDECODABLE_CAUSE } from '../flyway/undecodable'
import { websiteLink } from '../flyway/website-links'
import { FlywayFailure } from './failure'
import type { LocatedFile } from './read-location'

/** A script that is ready to run. */
export type PreparedSql = {
  file: LocatedFile
  /** Stops at what cannot be parsed. */
  statements: () => Statement[]
  transactional: boolean
}

/** A migration that is ready to run. */
export type PreparedScript = PreparedSql & { migration: ResolvedMigration }

/** Prepares the script of a migration. */
export function prepareScript(
  migration: ResolvedMigration,
  file: LocatedFile,
  options: FlywayOptions,
  serverMajor: number,
): PreparedScript {
  if (migration.type === 'SCRIPT') {
    throw new FlywayFailure('ERROR', `${file.location} is a program; the built-in engine runs SQL scripts alone`)
  }
  return { migration, ...prepareSql(file, options, serverMajor) }
}

/**
 * Decides whether a script runs in a transaction. Where its configuration says so, it is cut into statements only when it runs;
 * else whatever is wrong with it is said before anything runs (ParserSqlScript).
 */
export function prepareSql(file: LocatedFile, options: FlywayOptions, serverMajor: number): PreparedSql {
  const config = parseScriptConfig(file.conf)
  const parse = () => parseStatements(file, options, serverMajor, config.placeholderReplacement)
  if (config.executeInTransaction !== null) {
    return { file, statements: parse, transactional: config.executeInTransaction }
  }
  const statements = parse()
  if (options.executeInTransaction && !options.mixed) refuseMixture(statements)
  const transactional = options.executeInTransaction && statements.every(statement => statement.transactional)
  return { file, statements: () => statements, transactional }
}

function parseStatements(
  file: LocatedFile,
  options: FlywayOptions,
  serverMajor: number,
  replaces: boolean | null,
): Statement[] {
  if (file.text === null) throw unparsable(file, options, 1, 1, UNDECODABLE, [UNDECODABLE_CAUSE])
  const text = (replaces ?? options.placeholderReplacement) ? replaced(file, options) : textOf(file)
  const { statements, error } = splitStatements(text, { serverMajor, compatibility: options.compatibility })
  if (error) throw unparsable(file, options, error.line, error.column, error.message)
  return statements
}

const textOf = ({ text }: LocatedFile) => stripByteOrderMarks(text ?? '')

function replaced(file: LocatedFile, options: FlywayOptions): string {
  const fileName = fileNameOf(file.path)
  const { values } = placeholderValues(options, fileName, [])
  const { text, missing, missingAt } = replacePlaceholders(textOf(file), options, values)
  const [name] = missing
  if (name !== undefined) {
    const { line, column } = placeOfMissing(text.slice(0, missingAt ?? 0), options.compatibility)
    throw unparsable(file, options, line, column, missingPlaceholder(name, options))
  }
  return text
}

function unparsable(
  { location }: LocatedFile,
  { compatibility }: FlywayOptions,
  line: number,
  column: number,
  reason: string,
  causes = [reason],
): FlywayFailure {
  const place = `Unable to parse statement in ${location} at line ${line} col ${column}.`
  const link = `See ${websiteLink('parserLimits', compatibility)} for more information`
  const mark = dialectOf(compatibility).isTeams ? ':' : '.'
  return new FlywayFailure('ERROR', `${place} ${link}${mark} ${reason}`, { causes })
}

function refuseMixture(statements: Statement[]): void {
  const [first] = statements
  const offending = statements.find(({ transactional }) => transactional !== first?.transactional)
  if (!offending) return
  const mark = offending.transactional ? '' : ' [non-transactional]'
  throw new FlywayFailure(
    'ERROR',
    'Detected both transactional and non-transactional statements within the same migration (even though mixed is false). ' +
      `Offending statement found at line ${offending.line}: ${offending.text}${mark}`,
  )
}
