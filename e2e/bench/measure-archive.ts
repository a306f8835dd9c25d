import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright'
import { type FilledRun, fillArchive } from './fill-archive'
import { median } from './percentile'
import { readMemory } from './process-use'
import type { Row } from './row'
import type { CalmBoard } from './start-calm-board'

const LINES = 1_000_000
const TIMES = 5

/** A log of a million lines in the archive: how it is read, searched and shown, and what that costs. */
export async function measureArchive(page: Page, { world, board }: CalmBoard): Promise<Row[]> {
  const run = await fillArchive(world.databases.archiveUrl, 'dev', LINES)
  const path = `${board.url}/api/v1/runs/${encodeURIComponent(run.id)}/log`
  // What a first request costs once is not the archive's.
  await askLines(`${path}/lines?limit=10`)
  const before = readMemory(board.pid)
  const found = await timeSearches(path)
  const screens = await measureScreens(page, `${board.url}/runs/${encodeURIComponent(run.id)}`, run)
  // What was read is let go with the next collections.
  await sleep(2_000)
  const growth = readMemory(board.pid) - before
  const name = `archive of ${LINES.toLocaleString('en')} lines`
  return [
    {
      name: `${name}: size`,
      figure: (run.storedBytes / run.bytes) * 100,
      unit: '% of its text',
      bound: 25,
      note: `${Math.round(run.storedBytes / 1e6)} MB, times included`,
    },
    ...screens,
    {
      name: '… search of a rare word',
      figure: median(found),
      unit: 'ms',
      bound: 1000,
      note: `median of ${TIMES} words`,
    },
    {
      name: '… memory of all this',
      figure: growth,
      unit: 'MB',
      bound: 50,
      goal: true,
      note: 'growth of what is resident',
    },
  ]
}

/** Each time for another word, so that nothing is remembered. */
async function timeSearches(path: string): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < TIMES; index++) {
    const line = 700_007 + index * 10
    const start = performance.now()
    const { lines, matches } = await askLines(`${path}/lines?search=RATHER_long_name_${line}`)
    times.push(performance.now() - start)
    if (matches !== 1 || lines[0]?.number !== line)
      throw new Error(`the search found ${matches} lines, not line ${line}`)
  }
  return times
}

type Lines = { matches: number | null; lines: { number: number }[] }

async function askLines(url: string): Promise<Lines> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return (await response.json()) as Lines
}

async function measureScreens(page: Page, url: string, { firstError, lines }: FilledRun): Promise<Row[]> {
  const first: number[] = []
  const jump: number[] = []
  let rows = 0
  const shown = (line: number) => page.locator(`[data-line="${line}"] time`).waitFor()
  for (let index = 0; index < TIMES; index++) {
    const start = performance.now()
    // The address names a line far away, so that nothing but that place can be the first screen.
    await page.goto(`${url}#L${lines / 2 + index}`, { waitUntil: 'commit' })
    await shown(lines / 2 + index)
    first.push(performance.now() - start)
    await page.waitForLoadState('networkidle')
    const pressed = performance.now()
    await page.keyboard.press('e')
    await shown(firstError)
    jump.push(performance.now() - pressed)
    rows = Math.max(rows, await page.locator('[data-line]').count())
    await page.goto('about:blank')
  }
  const note = `median of ${TIMES}`
  return [
    {
      name: '… first screen',
      figure: median(first),
      unit: 'ms',
      bound: 300,
      goal: true,
      note: `${note}, from the address on`,
    },
    { name: '… jump to the first error', figure: median(jump), unit: 'ms', bound: 300, goal: true, note },
    { name: '… rows in the page', figure: rows, unit: '', bound: 300 },
  ]
}
