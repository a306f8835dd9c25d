import { findChromium, launchBrowser, NO_CHROMIUM } from '../browser'
import { attempt } from './attempt'
import { measureArchive } from './measure-archive'
import { measureCalmChanges } from './measure-calm-changes'
import { measureFirstLoad } from './measure-first-load'
import { measureFirstPaint } from './measure-first-paint'
import { measureIdle } from './measure-idle'
import { measureLive } from './measure-live'
import { measureViewers } from './measure-viewers'
import type { Row } from './row'
import { type CalmBoard, startCalmBoard } from './start-calm-board'

/** All that needs a running board; what disturbs the least comes first. */
export async function measureBoard(say: (line: string) => void): Promise<Row[]> {
  const calm = await startCalmBoard(say)
  try {
    const { url, pid } = calm.board
    return [
      ...(await attempt('idle board', say, () => measureIdle(pid))),
      ...(await attempt('first-load JavaScript of /', say, () => measureFirstLoad(url))),
      ...(await attempt('first paint: HTML of /', say, () => measureFirstPaint(url))),
      ...(await attempt('viewers', say, () => measureViewers(calm))),
      ...(await measureScreen(calm, say)),
    ]
  } finally {
    await calm.stop()
  }
}

async function measureScreen(calm: CalmBoard, say: (line: string) => void): Promise<Row[]> {
  if (!findChromium())
    return [{ name: 'commit, log line → screen', figure: Number.NaN, unit: '', bound: null, note: NO_CHROMIUM }]
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.goto(calm.board.url)
    return [
      ...(await attempt('commit → screen, no run', say, () => measureCalmChanges(page, calm))),
      ...(await attempt('live run → screen', say, () => measureLive(page, calm))),
      ...(await attempt('archive', say, () => measureArchive(page, calm))),
    ]
  } finally {
    await browser.close()
  }
}
