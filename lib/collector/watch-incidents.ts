import type { Pool } from 'pg'
import type { Catalog, ObservedRun } from '../board/observation'
import type { SourceError } from '../errors'
import { stepAtWork } from '../triage/step-at-work'
import type { RunPlace } from './diagnose-run'
import type { IncidentRecords } from './incident-records'
import { isSameStep } from './interruption'
import { catalogReader, incidentOf } from './look-at-incident'
import { poll } from './poll'

/** Milliseconds between two looks at an index that somebody still builds, and between two at nothing. */
const AGAIN = 2_000
const IDLE = 60_000

export type IncidentWatch = {
  /** The connections to the environment's database. */
  pool: Pool
  /** The environment as it is now; null before it was read. */
  place: () => RunPlace | null
  records: Pick<IncidentRecords, 'known' | 'recall' | 'keep'>
  /** Told when looking fails in another way than before; null: it can be done again. */
  failed: (error: SourceError | null) => void
}

/**
 * Looks once at each run that has failed, as soon as its failure stands: at its script before somebody changes it, and at
 * the catalog before the next attempt. `look` says that the environment may be another one now.
 */
export function watchIncidents({ pool, place, records, failed }: IncidentWatch, signal: AbortSignal) {
  let seen = ''

  const due = (): Due | null => {
    const now = place()
    const runs = now ? failedNow(now) : []
    const isDone = (run: ObservedRun) => {
      const before = records.known(run.id)
      return before !== null && before.lines >= run.log.lines && before.diagnosis.catalogAt !== null
    }
    return now && runs.some(run => !isDone(run)) ? { place: now, runs: runs.filter(run => !isDone(run)) } : null
  }

  const read = async (reading: AbortSignal) => {
    for (const run of due()?.runs ?? []) if (!records.known(run.id)) await records.recall(run.id)
    const next = due()
    if (!next) return
    // What the database does not tell is told without it; scripts may be others by the time that it answers.
    for (const run of next.runs) if ((records.known(run.id)?.lines ?? -1) < run.log.lines) take(run, next.place, null)
    const [newest] = failedNow(next.place)
    const readCatalog = catalogReader(pool, next.place, reading)
    for (const run of next.runs) {
      const catalog = await readCatalog(run)
      // What came meanwhile may be the work of another attempt.
      const now = place()
      if (!now || failedNow(now)[0]?.id !== newest?.id) return
      if (catalog) take(run, next.place, catalog)
    }
  }

  const take = (run: ObservedRun, at: RunPlace, catalog: Catalog | null) => {
    const incident = incidentOf(run, at, catalog, new Date())
    if (incident) records.keep(run.id, incident)
  }

  let failure: SourceError | null = null
  const tell = (error: SourceError | null) => {
    if (error?.code !== failure?.code) failed(error)
    failure = error
  }
  const polling = poll<void>(
    { source: 'schema', read, pace: () => (due() ? AGAIN : IDLE), answered: () => tell(null), failed: tell },
    signal,
  )
  return {
    look() {
      const next = due()
      const now = next?.runs.map(run => `${run.id} ${run.log.lines}`).join() ?? ''
      if (now !== '' && now !== seen) polling.kick()
      seen = now
    },
    ended: polling.ended,
  }
}

type Due = { place: RunPlace; runs: ObservedRun[] }

/** Attempts at one migration that are looked at together. */
const TOGETHER = 10

/**
 * The newest run, when it has failed and nothing is at work, with those before that came no further and the one whose
 * failure is held against the environment: what they left is still what is there.
 */
function failedNow({ observation, environment: { failure } }: RunPlace): ObservedRun[] {
  const { history, scripts, runs } = observation
  const settled = runs.filter(({ state }) => state !== 'waiting')
  const end = settled.findIndex(({ state }) => state !== 'failed')
  const failed = end === -1 ? settled : settled.slice(0, end)
  const [newest] = failed
  if (!newest || failure === null || !scripts.value || !history.value || history.value.locked) return []
  if (newest.log.completeness === 'live' || newest.log.completeness === 'resumed') return []
  const step = stepAtWork(newest)
  const isAlike = (run: ObservedRun) => step !== null && isSameStep(stepAtWork(run), step)
  const isHeld = ({ reading }: ObservedRun) =>
    reading?.failure?.version === failure.version && reading.failure.sqlState === failure.sqlState
  const alike = failed.filter(run => run === newest || isAlike(run)).slice(0, TOGETHER)
  return [...alike, ...failed.filter(run => isHeld(run) && !alike.includes(run)).slice(-1)]
}
