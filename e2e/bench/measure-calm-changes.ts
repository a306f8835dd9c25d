import type { Page } from 'playwright'
import { ENVIRONMENTS } from '../world/environments'
import { p95 } from './percentile'
import type { Row } from './row'
import type { CalmBoard } from './start-calm-board'
import { timeChanges } from './time-changes'

const EACH = 8
const PACE = 3_000

/** From a commit to the screen while no run is live, in three databases at once. */
export async function measureCalmChanges(page: Page, { world: { databases } }: CalmBoard): Promise<Row> {
  const timings = ENVIRONMENTS.map(environment =>
    timeChanges({ page, databases, environment, count: EACH, pace: PACE }),
  )
  const times = (await Promise.all(timings)).flat()
  const note = `p95 of ${times.length}`
  return { name: 'commit → screen, no run', figure: p95(times), unit: 'ms', bound: 5000, note }
}
