import type { Page } from 'playwright'
import { p95 } from './percentile'
import type { Row } from './row'
import type { CalmBoard } from './start-calm-board'
import { startTickingRun } from './ticking-run'
import { timeChanges } from './time-changes'
import { timeLines } from './time-lines'

const LINES = 40
const CHANGES = 24
const PACE = 500

/** From a line of a run's log, and from a commit beside it, to the screen while that run is at work. */
export async function measureLive(page: Page, { world, board }: CalmBoard): Promise<Row[]> {
  const run = await startTickingRun(page, world)
  const onBoard = await timeLines(page, LINES)
  const { databases } = world
  const changes = await timeChanges({ page, databases, environment: 'dev', count: CHANGES, pace: PACE })
  await page.goto(`${board.url}/runs/${encodeURIComponent(await newestRun(board.url))}`)
  const onItsPage = await timeLines(page, LINES)
  await run.stop()
  const note = `p95 of ${LINES}`
  return [
    { name: 'commit → screen, live run', figure: p95(changes), unit: 'ms', bound: 1000, note: `p95 of ${CHANGES}` },
    { name: "log line → run's page", figure: p95(onItsPage), unit: 'ms', bound: 250, note },
    { name: 'log line → card on the board', figure: p95(onBoard), unit: 'ms', bound: 250, note },
  ]
}

async function newestRun(url: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/runs?environment=dev&limit=1`)
  const { runs } = (await response.json()) as { runs: { id: string }[] }
  return runs[0]?.id ?? ''
}
