import { setTimeout as sleep } from 'node:timers/promises'
import type { Databases } from '../world/databases'

/** One reading of the server's counters: transactions that were ended in each environment's database. */
type Count = { time: number; ended: Map<string, number> }

/**
 * Transactions a second in the environments' databases, counted by the server itself over so many seconds. Each database
 * is counted from its first change to its last one: so where the window begins and ends between two reads of the board
 * makes no difference.
 */
export async function countQueryRate({ superuser }: Databases, environments: string[], seconds: number) {
  const counts: Count[] = []
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    const { rows } = await superuser('select datname, xact_commit + xact_rollback as ended from pg_stat_database')
    counts.push({ time: performance.now(), ended: new Map(rows.map(({ datname, ended }) => [datname, Number(ended)])) })
    await sleep(100)
  }
  return environments.reduce((sum, environment) => sum + rateOf(environment, counts), 0)
}

function rateOf(environment: string, counts: Count[]): number {
  const seen = counts.map(({ time, ended }) => ({ time, ended: ended.get(environment) ?? Number.NaN }))
  const changes = seen.filter(({ ended }, index) => index > 0 && ended !== seen[index - 1]?.ended)
  const [first, last] = [changes[0], changes.at(-1)]
  if (!first || !last || first === last) return Number.NaN
  return ((last.ended - first.ended) * 1000) / (last.time - first.time)
}
