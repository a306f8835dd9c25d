import { dialectOf } from './dialect'
import type { FlywayState, InfoLine } from './migration'
import type { Compatibility } from './options'
import { upgradeRequired } from './upgrade-required'
import { websiteLink } from './website-links'

/** One entry of `ignoreMigrationPatterns`, in lower case: which kind of migration, in which state. */
export type IgnorePattern = { type: string; state: string }

const TYPES = ['*', 'repeatable', 'versioned']
const STATES = ['*', 'missing', 'pending', 'ignored', 'future']

/** Reads the patterns, with Flyway's sentence about the first that is wrong (ValidatePattern.fromPattern). */
export function parseIgnorePatterns(
  texts: readonly string[],
  compatibility: Compatibility = '13',
): { patterns: IgnorePattern[]; error: string | null } {
  const patterns: IgnorePattern[] = []
  let error: string | null = null
  for (const text of texts) {
    const [type = '', state = '', ...more] = text.split(':')
    const pattern = { type: type.trim().toLowerCase(), state: state.trim().toLowerCase() }
    const isForm = state !== '' && more.length === 0
    const problem = isForm ? wordProblem(pattern, type, state, compatibility) : formProblem(text, compatibility)
    if (problem === null) patterns.push(pattern)
    else error ??= problem
  }
  return { patterns, error }
}

function formProblem(text: string, compatibility: Compatibility): string {
  const help = websiteLink('ignorePatterns', compatibility)
  return `Invalid pattern '${text}'. Pattern must be of the form <migration_type>:<migration_state> See ${help} for full details`
}

function wordProblem(pattern: IgnorePattern, type: string, state: string, compatibility: Compatibility): string | null {
  if (!TYPES.includes(pattern.type)) {
    return `Invalid migration type '${type}'. Valid types are: [${TYPES.join(', ')}]`
  }
  if (dialectOf(compatibility).isTeams && pattern.type !== '*') {
    return upgradeRequired(`ignoreMigrationPattern with type '${pattern.type}'`, compatibility).message
  }
  if (STATES.includes(pattern.state)) return null
  return `Invalid migration state '${state}'. Valid states are: [${STATES.join(', ')}]`
}

/** Whether a line is left out of validation: `missing` means the state `Missing` alone, not `Failed (Missing)`. */
export function isIgnored(line: Pick<InfoLine, 'version' | 'state'>, patterns: readonly IgnorePattern[]): boolean {
  return patterns.some(pattern => matches(pattern, line.version !== null, line.state))
}

/** Whether a state is ignored for versioned and repeatable migrations alike (ValidatePatternUtils). */
export function coversState(state: FlywayState, patterns: readonly IgnorePattern[]): boolean {
  return [true, false].every(versioned => patterns.some(pattern => matches(pattern, versioned, state)))
}

function matches({ type, state }: IgnorePattern, versioned: boolean, of: FlywayState): boolean {
  if (state !== '*' && state !== of.toLowerCase()) return false
  return type === '*' || type === (versioned ? 'versioned' : 'repeatable')
}
