import { causeOf } from '../causes/cause-of'
import type { Failing } from '../failing'
import type { Draft } from '../finding'
import { groupBy } from '../group'
import type { ObservedRun } from '../observation'
import { triagePage } from '../pages'
import { failureOf } from '../run-of'
import type { Failure } from '../schema'
import type { Situation } from '../situation'
import { nameSqlState } from '../sql-states'
import { firstUpper, lineOf, sentenceOf } from '../words'
import { startCauseOf, startDraft } from './cannot-start'
import { shorterCause } from './shorter-cause'

/** What the last settled failure means: a migration that failed without a row, or a run that nothing can be blamed for. */
export function findRunFailure({ failing, facts, observation }: Situation): Draft[] {
  if (!failing) return []
  // A row with success = false is Flyway's own record of it, and a finding of its own.
  if (facts.odd.some(({ migration, info }) => migration.key === failing.key && info.applied?.success === false))
    return []
  const { runs, name } = observation
  const start = failing.key === null ? startCauseOf(failing.run) : null
  if (start) return [startDraft(failing.run, start, countAttempts(failing.series, runs))]
  if (failing.key === null) return [runFailed(failing, runs, name)]
  return [ghostFailure(failing, failing.key, runs, name), ...earlierEnd(failing, runs, name)]
}

/** The newest attempt failed before it came to the migration: that stands in the way of every next try. */
function earlierEnd({ newest, run }: Failing, runs: ObservedRun[], name: string): Draft[] {
  const failure = failureOf(newest)
  if (newest === run || !failure || !newest.reading?.failure) return []
  return [runFailed({ key: null, failure, run: newest, series: [newest], first: newest, newest }, runs, name)]
}

function ghostFailure(failing: Failing, key: string, runs: ObservedRun[], environment: string): Draft {
  const { failure } = failing
  const title = titleOf(failing)
  const name = failure.version === null ? key : `V${failure.version}`
  return {
    ...common(failing, runs, environment),
    kind: 'ghost-failure',
    migration: key,
    title,
    detail: joined(
      outerCause(failing.run)?.detail ?? sayCause(failure),
      'No history row.',
      attemptOf(runs[0] ?? failing.run),
    ),
    nextStep: failing.run.reading?.failure ? fix(failing, name) : lookAtEnd(failing.run, name),
  }
}

/** PostgreSQL says that what a script makes is there. */
const ALREADY = new Set(['42P07', '42701', '42710', '42P06'])

function fix({ run, failure }: Failing, name: string): string {
  if (ALREADY.has(failure.sqlState ?? ''))
    return `See under “Left behind” whether all that ${name} makes is there: then an earlier run ended between the change and its row, and no retry helps. Otherwise fix the script; there is no row that repair could mend.`
  const step = run.reading?.steps.findLast(({ state }) => state !== 'applied')
  // Only a script that ran in a transaction has left nothing behind.
  const left = step?.nonTransactional
    ? 'It ran outside a transaction: first undo by hand what it has left half done. '
    : ''
  return `${left}Fix the data or the script of ${name} and let the container try again: nothing is recorded, so it is simply applied once more. There is no row that repair could mend.`
}

/** The log stops without an error: Flyway commits a migration before its row, and the end may have come between. */
function lookAtEnd(run: ObservedRun, name: string): string {
  const cause = causeOf(run)
  const first = cause
    ? `${cause.nextStep} See`
    : `See with kubectl describe pod ${run.pod} why the container ended, and`
  return `${first} in the database whether what ${name} makes is there already: it may have been killed after the change and before the row. If it is not there, the next attempt simply applies it.`
}

function runFailed(failing: Failing, runs: ObservedRun[], environment: string): Draft {
  const { failure, run } = failing
  const read = run.reading?.failure
  const cause = outerCause(run)
  return {
    ...common(failing, runs, environment),
    kind: 'run-failed',
    migration: null,
    title: titleOf(failing),
    detail: joined(cause?.detail ?? (read ? sayCause(failure) : silenceOf(run)), attemptOf(run)),
    nextStep: read
      ? 'Read the first error of its log; the container tries again by itself.'
      : cause
        ? `${cause.nextStep} The next attempt applies only what has no row.`
        : `See with kubectl describe pod ${run.pod} how the container ended. Without a log no migration can be blamed; the next attempt applies only what has no row.`,
  }
}

/** What ended a run from outside; null where its own log says why it failed. */
const outerCause = (run: ObservedRun) => (run.reading?.failure ? null : causeOf(run))

/** Why nothing is known of a failure's cause. */
function silenceOf({ reading, log }: ObservedRun): string {
  if (log.completeness === 'complete' && log.lines === 0) return 'It has written no log.'
  if (!reading || reading.lines === 0) return 'Its log could not be read.'
  return log.completeness === 'started-late'
    ? 'Its log was only read from the middle on, and what is left does not say why.'
    : 'Its log does not say why.'
}

function common({ failure, first: told, series }: Failing, runs: ObservedRun[], environment: string) {
  const first = series.at(-1)
  return {
    severity: 'critical' as const,
    attempts: countAttempts(series, runs),
    about: failure.sqlState ?? 'no-sqlstate',
    since: first?.finishedAt ?? first?.startedAt ?? null,
    href: triagePage(environment, told.id),
  }
}

/** Attempts that nobody saw failed too: an init container starts again only after a failure. */
function countAttempts(series: ObservedRun[], runs: ObservedRun[]): number {
  const pods = groupBy(series, ({ podUid }) => podUid)
  return [...pods].reduce((sum, [podUid, attempts]) => {
    const counts = attempts.map(({ restartCount }) => restartCount)
    const first = Math.min(...counts)
    // A board that came later has seen none before, and counts from the pod's first.
    const isBroken = runs.some(run => run.podUid === podUid && run.restartCount < first)
    return sum + Math.max(...counts) + 1 - (isBroken ? first : 0)
  }, 0)
}

/** What the title does not say: its message, or where that is the title, what stands below it. */
function sayCause({ sqlState, message }: Failure): string {
  const plain = plainMessage(message)
  return sqlState ? sentenceOf(shorterCause(lineOf(plain))) : sentenceOf(plain, 1)
}

const joined = (...sentences: string[]) => sentences.filter(sentence => sentence !== '').join(' ')

function titleOf({ failure, run }: Failing): string {
  const cause = outerCause(run)
  if (cause) return cause.title
  const what = failure.sqlState ? nameSqlState(failure.sqlState) : firstUpper(lineOf(plainMessage(failure.message)))
  return failure.line ? `${what}, line ${failure.line}` : what
}

function attemptOf(run: ObservedRun): string {
  const attempt = `Attempt ${run.restartCount + 1} of the init container`
  return run.state === 'running' ? `${attempt} is running.` : `${attempt}.`
}

const plainMessage = (message: string) => message.replace(/^(ERROR|FATAL|PANIC): +/, '')
