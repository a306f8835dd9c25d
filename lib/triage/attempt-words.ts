import type { ObservedRun } from '../board/observation'
import { stepAtWork } from './step-at-work'

/** How an attempt ended, behind what it has applied. */
export function sayEnd({ state, exitCode, reason, reading }: ObservedRun): string {
  const failed = stepAtWork({ reading })
  const exit = exitCode === null ? 'failed' : `exit ${exitCode}`
  switch (state) {
    case 'succeeded':
      return 'ended well'
    case 'failed':
      return [failed ? `${nameOf(failed)} failed` : '', exit, reason && reason !== 'Error' ? reason : '']
        .filter(Boolean)
        .join(', ')
    case 'running':
      return 'running'
    case 'lost':
      return 'lost with its pod'
    case 'waiting':
      return 'waiting'
  }
}

/** What an attempt shows that the one before it did not. */
export function sayDifference(run: ObservedRun, previous: ObservedRun | null): string {
  const told = sayFailure(run)
  if (previous === null) return [told, 'first failure'].filter(Boolean).join(', ')
  const image = previous.image === run.image ? '' : `, of image ${run.image}`
  if (told === '') return `no word why${image}`
  const before = sayFailure(previous)
  // An attempt whose log nobody has seen may have failed alike.
  if (before === '') return `${told}${image}`
  if (told !== before) return `${told}, another error than before${image}`
  return `same error${image}`
}

function sayFailure({ reading }: ObservedRun): string {
  const failure = reading?.failure
  if (!failure) return ''
  const line = failure.line === null ? '' : ` at line ${failure.line}`
  return `${failure.sqlState ?? failure.message.split('\n', 1)[0]}${line}`
}

export const stepsOf = ({ reading }: ObservedRun) => reading?.steps ?? []

/** Null where its log does not tell. */
export const flywayOf = ({ reading }: ObservedRun) => reading?.flywayVersion ?? null

export const nameOf = ({ version, description }: { version: string | null; description: string }) =>
  version === null ? `R__${description.replaceAll(' ', '_')}` : `V${version}`

/** `V22, V23 applied`; null where nothing was. */
export function sayApplied(run: ObservedRun): string | null {
  const names = stepsOf(run)
    .filter(({ state }) => state === 'applied')
    .map(nameOf)
  const [first, last] = [names[0], names.at(-1)]
  if (names.length === 0) return null
  return `${names.length > 3 ? `${first} to ${last}` : names.join(', ')} applied`
}

/** In milliseconds; null while nobody knows. */
export function lengthOf({ startedAt, finishedAt }: ObservedRun): number | null {
  return startedAt === null || finishedAt === null ? null : Date.parse(finishedAt) - Date.parse(startedAt)
}
