import type { Failure, Run } from '@/lib/board/schema'
import { sayAge } from '../../ui/times'
import { stateOfRun } from '../run-words'

/** What is told of a run beside the same of another one. */
export type Aspect = { name: string; left: string; right: string; same: boolean }

/** What two attempts have in common and what changed between them, in the order in which one would ask. */
export function compareRuns(left: Run, right: Run): Aspect[] {
  return ASPECTS.map(([name, say, isSame]) => {
    const [a, b] = [say(left), say(right)]
    return { name, left: a, right: b, same: isSame ? isSame(left, right) : a === b }
  })
}

type Say = (run: Run) => string
type IsSame = (left: Run, right: Run) => boolean

const ASPECTS: [string, Say, IsSame?][] = [
  ['Outcome', run => stateOfRun(run).word],
  ['Took', sayLength, () => true],
  ['Scripts applied', ({ applied }) => applied.map(nameOf).join(', ') || 'none'],
  ['Failed at', ({ failure }) => (failure?.version ? `V${failure.version}` : (failure?.script ?? 'nothing'))],
  ['SQLSTATE', ({ failure }) => failure?.sqlState ?? 'none'],
  ['Message', ({ failure }) => failure?.message ?? 'none'],
  ['Detail', ({ failure }) => failure?.detail ?? 'none', (a, b) => isSameDetail(a.failure, b.failure)],
  ['Script, line', ({ failure }) => sayPlace(failure)],
  ['Image', ({ image }) => image ?? 'unknown'],
  ['Image id', ({ imageId }) => imageId ?? 'unknown'],
  ['Flyway', ({ flywayVersion }) => flywayVersion ?? 'not named by the log'],
  ['Container', ({ pod, container }) => `${pod}, ${container}`],
]

function sayLength({ startedAt, finishedAt }: Run): string {
  return startedAt && finishedAt ? sayAge(Date.parse(finishedAt) - Date.parse(startedAt)) : 'unknown'
}

const nameOf = (version: string) => (version.startsWith('R__') ? version : `V${version}`)

function sayPlace(failure: Failure | null): string {
  if (!failure?.script) return 'unknown'
  return failure.line === null ? failure.script : `${failure.script}, line ${failure.line}`
}

/** The same row, though its times are those of another run. */
function isSameDetail(a: Failure | null, b: Failure | null): boolean {
  return withoutTimes(a?.detail) === withoutTimes(b?.detail)
}

const withoutTimes = (text: string | null | undefined) =>
  text?.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\S*?(?=[,)\s])/g, '')

/** What is looked at of an attempt for the sentence. */
type Told = Omit<Run, 'applied'>

/** In one sentence, what the later of two attempts has shown. */
export function sayComparison(earlier: Told, later: Told): string {
  const [a, b] = [earlier.failure, later.failure]
  if (!a || !b) return sayOutcomes(earlier, later)
  if (a.version !== b.version) return `Failed at ${sayFailed(b)} instead of ${sayFailed(a)}.`
  if (a.sqlState !== b.sqlState || a.message !== b.message) return 'Another error at the same migration.'
  if (a.line !== b.line || a.script !== b.script) return 'Same error at another statement: the script was changed.'
  const row = a.detail !== null && isSameDetail(a, b) ? ', same row' : ''
  const changed = earlier.imageId !== later.imageId || earlier.image !== later.image ? ', though of another image' : ''
  return `Same error, same statement${row}${changed}. Retrying alone will not help.`
}

const sayFailed = ({ version, script }: Failure) => (version ? `V${version}` : (script ?? 'no migration that is named'))

function sayOutcomes(earlier: Told, later: Told): string {
  const [was, is] = [stateOfRun(earlier).word, stateOfRun(later).word]
  return was === is ? `Both: ${is}.` : `Was ${was}, is ${is}.`
}
