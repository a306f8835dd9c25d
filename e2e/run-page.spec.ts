import type { Page } from 'playwright/test'
import type { Run } from '../lib/board/schema'
import { expectAccessible } from './accessible'
import { keepTalking, talk } from './keep-talking'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'
import type { World } from './world/world'

/** What only a page can show of a run: the log as it comes, and every line of it by its address. */

const FLOOD = 30_000
/** Markup, colours, a character that turns text around, a line that draws itself anew, a megabyte, and very many lines. */
const HOSTILE = `DO $$ BEGIN
  RAISE NOTICE '<img src=x onerror=alert(1)><b>bold</b>';
  RAISE NOTICE E'\\u001b[31mred\\u001b[0m \\u202e turned';
  RAISE NOTICE E'10\\r50\\r100';
  RAISE NOTICE '%', repeat('long ', 200000);
  FOR line IN 1..${FLOOD} LOOP
    RAISE NOTICE 'quick %', line;
  END LOOP;
  FOR line IN 1..80 LOOP
    RAISE NOTICE 'slow %', line;
    PERFORM pg_sleep(0.1);
  END LOOP;
END $$;
`

/** One line after another, on and on. */
const TALKATIVE = talk(3_000, line => `RAISE NOTICE 'slow ${line}';`)

/** Text, because a function would bring along what the loader of this file has put into it. */
const COUNTED = `
  window.opened = []
  window.EventSource = class extends EventSource {
    constructor(url) {
      super(url)
      if (url.includes('/log/stream')) window.opened.push(this)
    }
  }
`

const lines = (page: Page) => page.locator('[data-line]')
const foot = (page: Page) => page.locator('.log-panel .foot')
const log = (page: Page) => page.getByRole('log')
const runPage = ({ id }: Run, rest = '') => `/runs/${encodeURIComponent(id)}${rest}`

const isAtEnd = (page: Page) =>
  log(page).evaluate(element => element.scrollTop + element.clientHeight >= element.scrollHeight - 2)

const hiddenAbove = (page: Page) => log(page).evaluate(element => element.scrollTop)

async function runHostile(world: World) {
  await SITUATIONS.calm.prepare(world)
  return rollOut(world, HOSTILE)
}

function rollOut(world: World, script: string) {
  world.environments.dev.scripts.push('V25__hostile.sql', script)
  return world.rollOut('dev')
}

test('a live log follows its end until the reader looks elsewhere, and goes on at a key', async ({
  world,
  read,
  page,
}) => {
  await SITUATIONS.calm.prepare(world)
  const stopTalking = await keepTalking(world)
  const pod = await rollOut(world, TALKATIVE)
  await expect.poll(async () => (await read('dev')).run?.state).toBe('running')
  await page.goto(runPage((await read('dev')).run as Run))
  await expect(foot(page)).toContainText('Live')
  await expect(page.getByText(/DB: slow \d+/).last()).toBeVisible()
  // A log that fits into its box is at its end wherever it is looked at.
  await expect.poll(() => hiddenAbove(page)).toBeGreaterThan(400)
  expect(await isAtEnd(page)).toBe(true)
  expect(await lines(page).count()).toBeLessThanOrEqual(300)

  await log(page).hover()
  await page.mouse.wheel(0, -300)
  await expect(page.getByRole('button', { name: /new lines?, follow/ })).toBeVisible()
  await expect(page).toHaveURL(/follow=0/)
  await expect(foot(page)).toContainText('Paused at line')
  await expect.poll(() => isAtEnd(page)).toBe(false)

  await page.keyboard.press('End')
  await expect.poll(() => isAtEnd(page)).toBe(true)
  await stopTalking()
  await pod.ready
  await expect(foot(page)).toContainText('Ended, exit 0. Kept complete.')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('V25 applied')
})

test('any line of a long log is one address away, and what it says is text', async ({ world, read, page, context }) => {
  const pod = await runHostile(world)
  await pod.ready
  await expect.poll(async () => (await read('dev')).run?.log.completeness).toBe('complete')
  const run = (await read('dev')).run as Run

  await page.goto(runPage(run, '#L20000'))
  await expect(page.locator('#L20000')).toBeInViewport()
  await expect(page.locator('#L20000')).toHaveClass(/target/)
  expect(await lines(page).count()).toBeLessThanOrEqual(300)
  await page.locator('#L20002 > a').click({ modifiers: ['Shift'] })
  await expect(page).toHaveURL(/#L20000-L20002$/)
  await expect(page.locator('.log-row.target')).toHaveCount(3)

  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('y')
  await expect(page.getByText('Link to lines 20000 to 20002 copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/#L20000-L20002$/)

  await page.goto(runPage(run, '?ts=off'))
  await expect(page.getByText('DB: <img src=x onerror=alert(1)><b>bold</b>')).toBeVisible()
  await expect(page.getByText('DB: red U+202E turned')).toBeVisible()
  // A carriage return leaves what came after it.
  await expect(page.locator('.log-row').filter({ hasText: /^\d+100$/ })).toBeVisible()
  const all = page.getByRole('button', { name: 'Show all 1,000,004 characters' })
  await expect(all).toBeVisible()
  await page.keyboard.press('w')
  await expect(page).toHaveURL(/wrap=0/)
  await page.keyboard.press('w')
  await expectAccessible(page)
})

test('a log is asked for only while its tab can be seen', async ({ world, read, page }) => {
  await page.addInitScript(COUNTED)
  const open = () => page.evaluate<number>('opened.filter(source => source.readyState < 2).length')
  const hide = (hidden: boolean) =>
    page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} })
      document.dispatchEvent(new Event('visibilitychange'))`)

  await SITUATIONS.calm.prepare(world)
  const stopTalking = await keepTalking(world)
  const pod = await rollOut(world, TALKATIVE)
  await expect.poll(async () => (await read('dev')).run?.state).toBe('running')
  await page.goto(runPage((await read('dev')).run as Run))
  await expect(page.getByText(/DB: slow \d+/).last()).toBeVisible()
  expect(await open()).toBe(1)
  await hide(true)
  await expect.poll(open).toBe(0)
  await hide(false)
  await stopTalking()
  await pod.ready
  await expect(foot(page)).toContainText('Ended, exit 0')
  await expect(page.getByText(/^Successfully applied 1 migration/)).toBeVisible()
})

test('a failed run says why, opens at its first error, and leads to the line of the script', async ({
  world,
  read,
  page,
}) => {
  const begun = Math.floor(Date.now() / 1_000) * 1_000
  await SITUATIONS.failing.prepare(world)
  // The world may have failed in a test before, too: the run is one of now.
  const failed = async () => {
    const { run } = await read('prod')
    // One that still runs is followed at its end.
    const isOver = run?.state === 'failed' && run.failure?.sqlState === '23514'
    return isOver && Date.parse(run.startedAt ?? '') >= begun ? run : null
  }
  let over: Run | null = null
  await expect.poll(async () => (over = await failed())).not.toBeNull()
  // The next attempt may run by now: this one is asked for by its name.
  await page.goto(runPage(over as unknown as Run))
  await expect(page.getByRole('heading', { level: 1 })).toContainText('V24 failed')
  await expect(page.locator('.log-row.error').first()).toBeInViewport()
  await expectAccessible(page)
  await page.getByRole('link', { name: /V24__media_release_year.sql, line 11/ }).click()
  await expect(page).toHaveURL(/\/migrations\/V24\?script=prod#L11$/)
  await expect(page.locator('.script-line:target')).toContainText('UPDATE atp.media')
  await expect(page.getByText(/prod, 23514:/)).toBeVisible()
})

test('without script a log can be read, and leafed through', async ({ world, read, browser, board }) => {
  const pod = await runHostile(world)
  await pod.ready
  await expect.poll(async () => (await read('dev')).run?.log.completeness).toBe('complete')
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: board.url })
  const page = await context.newPage()
  await page.goto(runPage((await read('dev')).run as Run))
  await expect(page.getByRole('banner')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('V25 applied')
  await expect(lines(page)).toHaveCount(150)
  // Playwright finds nothing by text in what stands in for script.
  await page.locator('noscript a').last().click()
  await expect(lines(page).first()).toContainText('151')
  await context.close()
})

test('runs are listed newest first, and filters are addresses', async ({ world, read, page }) => {
  await SITUATIONS.failing.prepare(world)
  await expect.poll(async () => (await read('prod')).run?.state).toBe('failed')
  await page.goto('/runs')
  await page.getByRole('navigation', { name: 'Environment' }).getByRole('link', { name: 'prod' }).click()
  await expect(page).toHaveURL('/runs?environment=prod')
  await page.getByRole('navigation', { name: 'State' }).getByRole('link', { name: 'Failed' }).click()
  await expect(page).toHaveURL('/runs?environment=prod&state=failed')
  await expect(page.getByRole('row', { name: /exit 1 .*V24 failed/ }).first()).toBeVisible()
  await expect(page.getByRole('row', { name: /exit 0/ })).toHaveCount(0)
  await expectAccessible(page)
  await page.goto('/runs?environment=staging&state=waiting')
  await expect(page.getByText('Looked for runs that are waiting in staging.')).toBeVisible()
})
