import { highest } from './applied-rows'
import { coversState, type IgnorePattern, parseIgnorePatterns } from './ignore-patterns'
import type { FlywayError, Info, InfoLine } from './migration'
import type { FlywayOptions } from './options'
import { quoted } from './quoted'
import { isBaseline } from './row-types'
import { type LineProblem, lineProblem } from './validate-line'
import type { Version } from './version'
import { readVersion } from './version-text'
import { websiteLink } from './website-links'

/** One thing that `validate` finds. `script` is the one that a row belongs to; null when it has none. */
export type ValidationError = LineProblem & { version: string | null; description: string; script: string | null }

/** What `flyway validate` says. */
export type Validation = {
  valid: boolean
  /** The whole text of the failure; null when valid. */
  error: string | null
  /** Its code, and its bare reason; null when valid. */
  details: FlywayError | null
  errors: ValidationError[]
  /** How many migrations Flyway says that it validated; 0 when it failed. */
  count: number
}

/** From where validation is asked, and what is known of the schema. */
export type ValidateContext = {
  /** `migrate` validates with `*:pending` added. */
  migrating?: boolean
  /** The default schema, when it does not exist. */
  missingSchema?: string
}

/** What `flyway validate` says of scripts and rows (DbValidate, MigrationInfoServiceImpl.validate). */
export function validate(info: Info, options: FlywayOptions, context: ValidateContext = {}): Validation {
  const { patterns, error } = parseIgnorePatterns(options.ignoreMigrationPatterns, options.compatibility)
  if (error !== null) return refused('ERROR', error)
  if (context.migrating) patterns.push({ type: '*', state: 'pending' })
  // Before the rest is looked at: an unknown target is not said of a schema that is missing.
  if (context.missingSchema !== undefined) return withoutSchema(info, patterns, context.missingSchema, options)
  if (info.error) return refused(info.error.code, info.error.message)

  const rules = { patterns, baseline: baselineOf(info.lines), compatibility: options.compatibility }
  const errors = info.lines.flatMap(line => {
    const problem = lineProblem(line, rules)
    return problem ? [{ ...problem, ...nameOf(line) }] : []
  })
  if (errors.length === 0) return { valid: true, error: null, details: null, errors, count: info.lines.length }
  const messages = errors.map(({ message }) => message)
  const text = ['Validate failed: Migrations have failed validation', ...messages, learnMore(options)].join('\n')
  const details = { code: 'VALIDATE_ERROR', message: 'Migrations have failed validation' }
  return { valid: false, error: text, details, errors, count: 0 }
}

/** Flyway stops before it validates. */
function refused(code: string, message: string): Validation {
  return { valid: false, error: message, details: { code, message }, errors: [], count: 0 }
}

function learnMore({ compatibility }: FlywayOptions): string {
  return `Need more flexibility with validation rules? Learn more: ${websiteLink('validation', compatibility)}`
}

function nameOf({ version, description, resolved }: InfoLine) {
  return { version, description, script: resolved?.script ?? null }
}

function withoutSchema(info: Info, patterns: IgnorePattern[], schema: string, options: FlywayOptions): Validation {
  const none = { errors: [], count: 0 }
  const hasScripts = info.lines.some(({ resolved }) => resolved)
  if (!hasScripts || coversState('Pending', patterns)) return { valid: true, error: null, details: null, ...none }
  const message = `Schema ${quoted(schema)} doesn't exist yet`
  const details = { code: 'SCHEMA_DOES_NOT_EXIST', message }
  return { valid: false, error: `Validate failed: ${message}\n${learnMore(options)}`, details, ...none }
}

/** The highest baseline that was applied; up to it scripts and rows are not compared. */
export function baselineOf(lines: readonly InfoLine[]): Version | null {
  return lines
    .filter(({ applied, version }) => applied !== null && version !== null && isBaseline(applied.type))
    .reduce<Version | null>((last, { version }) => highest(last, readVersion(version ?? '')), null)
}
