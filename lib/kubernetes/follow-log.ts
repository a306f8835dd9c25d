import type { Attempt, ObservedRun } from '../board/observation'
import type { SourceError } from '../errors'
import { apiErrorOf } from './api-error'
import { pause } from './back-off'
import type { Cluster } from './cluster'
import { createLogIntake, type KnownLog } from './log-intake'
import { LOG_LIMITS, type LogLimits } from './log-limits'
import type { LogLine } from './log-line'
import type { LogPlace } from './log-place'
import { readLog } from './read-log'

export type Completeness = ObservedRun['log']['completeness']

/** The attempt whose log is followed, as it is known at the moment of asking. */
export type FollowedAttempt = { namespace: string; attempt: () => Attempt; place: () => LogPlace }

export type LogTold = {
  lines: (lines: LogLine[]) => void
  /** Asked after lines were told: when more of them can be taken, null for at once. */
  room?: () => Promise<void> | null
  /** `live` and `resumed` while it runs; anything else is the last word. */
  completeness: (completeness: Completeness) => void
  failure: (error: SourceError, nextTryAt: Date) => void
}

/** So many readings may fail to join before a gap is admitted, or bring another attempt's log before we stop asking. */
const STRANGE = 3
const FOREIGN = 10
/** A container that is about to start is asked again soon. */
const SOON = 500

/**
 * Follows the log of one attempt from its first byte to its last, through any number of disconnects, and tells each
 * line once, in order. The end of a stream proves nothing: the log is complete when the attempt has ended and a reading
 * after that brought nothing new (kubernetes.md §2.2, §2.3). With `known` it goes on after the last of those lines.
 * Resolves at the end of the log or at the signal.
 */
export async function followLog(
  cluster: Cluster,
  { namespace, attempt, place }: FollowedAttempt,
  on: LogTold,
  {
    signal,
    limits: some = {},
    known = null,
  }: { signal: AbortSignal; limits?: Partial<LogLimits>; known?: KnownLog | null },
): Promise<void> {
  const limits = { ...LOG_LIMITS, ...some }
  const intake = createLogIntake(attempt, lines => !signal.aborted && on.lines(lines), known)
  let told: Completeness | null = known && known.lines.length > 0 ? 'live' : null
  let tries = 0
  let strange = 0
  let foreign = 0
  let quiet = 0
  let gap = false
  let rest: string | null = null

  const tell = (completeness: Completeness) => {
    if (!signal.aborted && told !== completeness) on.completeness(completeness)
    told = completeness
  }
  const finish = (whole: boolean) => {
    if (told === null) return tell('none')
    if (!whole || gap) return tell('gap-possible')
    tell(intake.startedLate() ? 'started-late' : 'complete')
  }
  const over = () => /^(succeeded|failed|lost)$/.test(attempt().state) || place() === 'previous'
  const untilStatus = async () => {
    const deadline = Date.now() + limits.status
    while (!over() && Date.now() < deadline && !signal.aborted) await pause(limits.look, signal)
  }

  const read = (ended: boolean) => {
    const { pod, container } = attempt()
    const sinceTime = intake.begin()
    if (strange >= STRANGE) {
      intake.giveUp()
      gap = true
    }
    const take = (lines: Parameters<typeof intake.take>[0]) => {
      const verdict = intake.take(lines)
      if (verdict === 'strange') strange++
      if (verdict === 'foreign') foreign++
      return verdict === 'fits'
    }
    return readLog(
      cluster,
      { namespace, pod, container, previous: place() === 'previous', follow: !ended, sinceTime },
      { opened: () => tell(told === null ? 'live' : 'resumed'), lines: take, room: on.room },
      { signal, idle: limits.idle, longestLine: limits.longestLine },
    )
  }

  /** A reading after the end: whether it only repeated what was known, as often as it takes to believe that. */
  const isSettled = (partial: string | null) => {
    quiet = intake.fresh() === 0 && partial === rest ? quiet + 1 : 0
    rest = partial
    return quiet >= (intake.total() > 0 && intake.joined() ? 1 : 2)
  }

  while (!signal.aborted) {
    if (place() === 'gone') return finish(false)
    if (attempt().state === 'waiting') {
      await pause(limits.look, signal)
      continue
    }
    const ended = over()
    const end = await read(ended)
    if (signal.aborted) return
    if (intake.fresh() > 0) tries = foreign = 0

    switch (end.kind) {
      case 'end':
        tries = strange = foreign = 0
        if (!ended) await untilStatus()
        else if (isSettled(end.rest?.bytes.toString('latin1') ?? null)) {
          const joined = intake.joined()
          intake.takeRest(end.rest)
          return finish(joined)
        }
        break
      case 'removed':
        if (ended) return finish(false)
        await pause(limits.status, signal)
        break
      case 'stopped':
        if (ended && foreign >= FOREIGN) return finish(false)
        await pause(limits.status, signal)
        break
      case 'early':
        await pause(Math.min(limits.backOff(tries++), SOON), signal)
        break
      case 'broken':
        await pause(limits.backOff(tries++), signal)
        break
      case 'failed': {
        // The pod may be gone before its watch says so.
        if (end.error.code === 'not-found') await untilStatus()
        if (end.error.code === 'not-found' && over()) return finish(false)
        const wait = apiErrorOf(end.error)?.retryAfter ?? limits.backOff(tries++)
        on.failure(end.error, new Date(Date.now() + wait))
        await pause(wait, signal)
        break
      }
      case 'silent':
        break
    }
  }
}
