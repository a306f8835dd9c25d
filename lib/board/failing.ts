import { fileNameOf } from '../flyway/file-name'
import type { Facts } from './facts'
import { repeatableKey, versionKey } from './key'
import { keyAtWork } from './live'
import type { ObservedRun } from './observation'
import { failureOf } from './run-of'
import type { Failure } from './schema'

/** The failure that still holds, and the unbroken series of attempts that ended in it. */
export type Failing = {
  /** The migration that is blamed; null when no readable log names one. */
  key: string | null
  failure: Failure
  /** The attempt whose log tells why. */
  run: ObservedRun
  /** Newest first; all of one version and SQLSTATE. */
  series: ObservedRun[]
  /** The first attempt of the series that tells why: the incident has its name, however many follow. */
  first: ObservedRun
  /** The attempt that failed last; of another cause than `run` where it came to no migration. */
  newest: ObservedRun
}

/**
 * The last settled failure, until the migration has a successful row or a later run exits 0 (product.md §2b, Ghost
 * failure). A run that is at work changes nothing, nor does an attempt whose log has not told yet why it ended.
 */
export function computeFailing(runs: ObservedRun[], facts: Facts): Failing | null {
  const settled = runs.filter(({ state }) => state === 'failed' || state === 'succeeded')
  const end = settled.findIndex(({ state }) => state === 'succeeded')
  const failed = end === -1 ? settled : settled.slice(0, end)
  const newest = failed[0]
  if (!newest) return null
  const told = failed.find(stillBlames(facts)) ?? failed.find(tellsWhy) ?? newest
  const told_key = blamedKey(told, facts)
  // The last failure that was understood is over, but the newest attempt ended badly all the same.
  const run = told_key !== null && facts.covered.has(told_key) && told !== newest ? newest : told
  const key = run === told ? told_key : blamedKey(run, facts)
  const failure = failureOf(run)
  if (!failure || (key !== null && facts.covered.has(key))) return null
  const series = seriesOf(failed, run, key, facts)
  const first = series.findLast(attempt => attempt === run || attempt.reading?.failure) ?? run
  return { key, failure, run, series, first, newest }
}

/** An attempt that came no further than the database, say, does not take back what an earlier one failed at. */
const stillBlames = (facts: Facts) => (run: ObservedRun) => {
  const key = blamedKey(run, facts)
  return key !== null && !facts.covered.has(key)
}

const tellsWhy = (run: ObservedRun) => run.reading?.failure != null || keyAtWork(run) !== null

/** Attempts that say nothing of their own belong to the failure that came before them. */
function seriesOf(failed: ObservedRun[], run: ObservedRun, key: string | null, facts: Facts): ObservedRun[] {
  const state = failureOf(run)?.sqlState
  const breaks = (other: ObservedRun) => {
    if (!tellsWhy(other)) return false
    const blamed = blamedKey(other, facts)
    if (blamed === null && key !== null) return false
    return blamed !== key || failureOf(other)?.sqlState !== state
  }
  const end = failed.findIndex(breaks)
  return end === -1 ? failed : failed.slice(0, end)
}

/** The migration that a failed run's log names: by version, by its last step, or by the script's name. */
function blamedKey(run: ObservedRun, facts: Facts): string | null {
  const failure = run.reading?.failure
  if (failure?.version) return versionKey(failure.version)
  const step = run.reading?.steps.findLast(({ state }) => state !== 'applied')
  if (step) return step.version === null ? repeatableKey(step.description) : versionKey(step.version)
  if (!failure?.script) return null
  const name = fileNameOf(failure.script)
  return (
    facts.lines.find(({ info }) => info.resolved && fileNameOf(info.resolved.script) === name)?.migration.key ?? null
  )
}
