import type { ObservedSessions } from '../board/observed-sessions'
import type { SessionFinding, Sessions } from '../board/sessions'
import { SourceError } from '../errors'
import type { Log } from '../log'
import { createAlarm } from '../sources/alarm'
import { takeSessions } from '../triage/sessions/take-sessions'
import { backOff } from './poll'

/** Milliseconds between two readings, whatever the number of those who look. */
const PACE = 2_000
/** Milliseconds for which a question keeps the reading going: a page asks at the pace, and may be late twice. */
const WANTED = 3 * PACE
/** Milliseconds: it rests until it is woken. */
const REST = 3_600_000

/** Rules by which a run cannot go on. */
const IN_THE_WAY = new Set<SessionFinding['rule']>(['self-wait', 'blocked', 'index-waits'])

type Parts = {
  environment: string
  read: (signal: AbortSignal) => Promise<ObservedSessions>
  /** A run is at work. */
  isLive: () => boolean
  maskQuery: (query: string) => string
  maskName: (name: string) => string
  /** Something else is in the way of the run now, or nothing any more. */
  inTheWay: (finding: SessionFinding | null) => void
  log: Log
}

/**
 * Reads the sessions of one environment's database while a run is live or anybody asks, and else not at all. `ask` answers
 * with what was read last, or with why that failed, or waits for the reading that it has begun; `wake` says that a run may
 * be live now.
 */
export function collectSessions(parts: Parts, signal: AbortSignal) {
  const { environment, maskQuery, maskName } = parts
  const alarm = createAlarm(signal)
  const waiting = new Set<() => void>()
  let latest: Sessions = unreadOf(environment)
  let triedAt = Number.NEGATIVE_INFINITY
  let wantedUntil = 0
  /** Milliseconds of the pause that it makes now; 0 while it reads. */
  let pause = 0
  let tries = 0
  let told = JSON.stringify(null)

  const isWanted = () => parts.isLive() || waiting.size > 0 || Date.now() < wantedUntil

  /** What is in the way is told when it changes: each reading makes it anew. */
  const tell = (finding: SessionFinding | null) => {
    const said = JSON.stringify(finding)
    if (said !== told) parts.inTheWay(finding)
    told = said
  }

  const read = async (): Promise<number> => {
    try {
      const observed = await parts.read(signal)
      latest = takeSessions(observed, { environment, readAt: new Date(), maskQuery, maskName })
      tell(latest.findings.find(({ rule }) => IN_THE_WAY.has(rule)) ?? null)
      if (tries > 0) parts.log.info({ environment, source: 'sessions' }, 'sessions is read again')
      tries = 0
      return PACE
    } catch (cause) {
      const error = cause instanceof SourceError ? cause : new SourceError('sessions', 'unexpected', null, cause)
      if (latest.failure !== error.message && !signal.aborted)
        parts.log.warn({ environment, source: 'sessions', code: error.code, err: error.cause }, error.message)
      latest = { ...latest, failure: error.message }
      // What was in the way may be gone.
      tell(null)
      return Math.max(PACE, backOff(tries++))
    }
  }

  const rest = async (ms: number) => {
    pause = ms
    await alarm.wait(ms)
    pause = 0
  }

  const run = async () => {
    while (!signal.aborted) {
      if (!isWanted()) {
        tell(null)
        await rest(REST)
        continue
      }
      const wait = await read()
      triedAt = Date.now()
      for (const answer of waiting) answer()
      waiting.clear()
      await rest(wait)
    }
    for (const answer of waiting) answer()
  }

  const wake = () => {
    if (pause === REST && isWanted()) alarm.ring()
  }

  return {
    async ask(): Promise<Sessions> {
      wantedUntil = Date.now() + WANTED
      wake()
      // Between two tries, however long that is, the last one has said all that there is to be known.
      const isBetween = pause > 0 && pause < REST
      const isFresh = Date.now() - triedAt < 2 * PACE
      if (!isBetween && !isFresh && !signal.aborted) await new Promise<void>(resolve => waiting.add(resolve))
      return latest
    },
    wake,
    ended: run(),
  }
}

const unreadOf = (environment: string): Sessions => ({
  ...{ environment, readAt: null, failure: null, grant: null },
  ...{ findings: [], sessions: [], more: 0 },
})
