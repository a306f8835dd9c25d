import { coversState, type IgnorePattern, isIgnored } from './ignore-patterns'
import type { FlywayState, InfoLine } from './migration'
import { mismatchOf } from './mismatch'
import type { Compatibility } from './options'
import { isSynthetic, isUndo } from './row-types'
import type { Version } from './version'

/** Flyway's code and words about one line. */
export type LineProblem = { code: string; message: string }

/** What every line is judged by. */
export type ValidationRules = {
  patterns: readonly IgnorePattern[]
  baseline: Version | null
  compatibility: Compatibility
}

const FAILED = new Set<FlywayState>(['Failed', 'Failed (Missing)', 'Failed (Future)'])
const MISSING = new Set<FlywayState>(['Missing', 'Failed (Missing)'])
const FUTURE = new Set<FlywayState>(['Future', 'Failed (Future)'])
const SETTLED = new Set<FlywayState>(['Undone', 'Above Target', 'Deleted'])

/** What is wrong with a line, the first rule that it breaks; null when nothing (MigrationInfoImpl.validate; docs: flyway.md §5.2). */
export function lineProblem(line: InfoLine, rules: ValidationRules): LineProblem | null {
  const ignores = (state: FlywayState) => coversState(state, rules.patterns)
  if (SETTLED.has(line.state) || isIgnored(line, rules.patterns)) return null
  if (FAILED.has(line.state) && !(line.state === 'Failed (Future)' && ignores('Future'))) return failed(line)
  if (isGone(line) && !isGoneIgnored(line, ignores)) return notResolved(line)
  if (line.state === 'Ignored' && line.category === 'Versioned' && !ignores('Ignored')) return ignored(line)
  if (line.state === 'Pending' && !ignores('Pending')) return pending(line)
  if (line.state === 'Outdated' && !ignores('Pending')) return outdated(line)
  return mismatchOf(line, rules, ignores('Pending'))
}

function isGone({ resolved, applied, type, state }: InfoLine): boolean {
  return !resolved && applied !== null && !isSynthetic(type) && !isUndo(type) && state !== 'Superseded'
}

function isGoneIgnored({ state }: InfoLine, ignores: (state: FlywayState) => boolean): boolean {
  return (MISSING.has(state) && ignores('Missing')) || (FUTURE.has(state) && ignores('Future'))
}

function failed({ version, description }: InfoLine): LineProblem {
  const advice = 'Please remove any half-completed changes then run repair to fix the schema history.'
  return version === null
    ? problem('FAILED_REPEATABLE_MIGRATION', `Detected failed repeatable migration: ${description}.`, advice)
    : problem('FAILED_VERSIONED_MIGRATION', `Detected failed migration to version ${version} (${description}).`, advice)
}

function notResolved({ version, description }: InfoLine): LineProblem {
  const kind = version === null ? 'REPEATABLE' : 'VERSIONED'
  return problem(
    `APPLIED_${kind}_MIGRATION_NOT_RESOLVED`,
    `Detected applied migration not resolved locally: ${version ?? description}.`,
    'If you removed this migration intentionally, run repair to mark the migration as deleted.',
  )
}

function ignored({ version }: InfoLine): LineProblem {
  return problem(
    'RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED',
    `Detected resolved migration not applied to database: ${version}.`,
    "To ignore this migration, set -ignoreMigrationPatterns='*:ignored'. To allow executing this migration, set -outOfOrder=true.",
  )
}

function pending({ version, description }: InfoLine): LineProblem {
  const advice = "To fix this error, either run migrate, or set -ignoreMigrationPatterns='*:pending'."
  return version === null
    ? problem(
        'RESOLVED_REPEATABLE_MIGRATION_NOT_APPLIED',
        `Detected resolved repeatable migration not applied to database: ${description}.`,
        advice,
      )
    : problem(
        'RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED',
        `Detected resolved migration not applied to database: ${version}.`,
        advice,
      )
}

function outdated({ description }: InfoLine): LineProblem {
  return problem(
    'OUTDATED_REPEATABLE_MIGRATION',
    `Detected outdated resolved repeatable migration that should be re-applied to database: ${description}.`,
    'Run migrate to execute this migration.',
  )
}

function problem(code: string, ...lines: string[]): LineProblem {
  return { code, message: lines.join('\n') }
}
