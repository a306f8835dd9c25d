import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import type { Databases } from '../world/databases'
import type { EnvironmentName } from '../world/environments'
import { watchFor } from './watch-page'

/** Far above the versions and ranks of the story; each environment has its own, so that they can be timed at once. */
const PLACE: Record<EnvironmentName, number> = { dev: 9001, staging: 9002, prod: 9003 }

type Timing = {
  page: Page
  databases: Databases
  environment: EnvironmentName
  count: number
  /** The board's pace, ms: changes are spread evenly over it, so that none always comes at the same moment of it. */
  pace: number
}

/** Milliseconds from a commit until the board's page shows it, for so many changes: rows that come and go. */
export async function timeChanges({ page, databases, environment, count, pace }: Timing): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < count; index++) {
    const version = `${PLACE[environment]}.${Math.floor(index / 2) + 1}`
    const comes = index % 2 === 0
    // The golden ratio's multiples fill the interval evenly, whatever their number.
    await sleep(((index * 0.618) % 1) * pace)
    const { shown } = await watchFor(page, `[data-row="V${version}"]`, comes)
    shown.catch(() => {}) // it is awaited below, unless the change itself fails
    await databases.query(environment, comes ? INSERT : DELETE, comes ? [PLACE[environment], version] : [version])
    const committed = Date.now()
    times.push((await shown) - committed)
  }
  return times
}

const INSERT = `insert into flyway_schema_history
  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
  values ($1, $2, 'benchmark', 'SQL', 'V__benchmark.sql', 1, 'bench', 1, true)`

const DELETE = 'delete from flyway_schema_history where version = $1'
