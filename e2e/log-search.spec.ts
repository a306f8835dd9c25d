import type { Page } from 'playwright/test'
import type { LogLines } from '../lib/board/answers'
import type { Run } from '../lib/board/schema'
import { expectAccessible } from './accessible'
import { keepTalking, talk } from './keep-talking'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'
import type { World } from './world/world'

/** What a search of a log finds is of the whole log, wherever the reader is in it. */

/** Far more lines than a page holds; twenty of them say something that no other says. */
const HAY = `DO $$ BEGIN
  FOR line IN 1..20000 LOOP
    IF line % 1000 = 500 THEN RAISE NOTICE 'a Needle % in </script> the hay', line; ELSE RAISE NOTICE 'hay %', line; END IF;
  END LOOP;
END $$;
`
/** One line after another, until somebody takes the lock. */
const LIVE = talk(3_000, line => `RAISE NOTICE '${line % 10 === 0 ? 'needle' : 'hay'} ${line}';`)

const rows = (page: Page) => page.locator('.log-row')
const log = (page: Page) => page.getByRole('log')
const field = (page: Page) => page.getByRole('textbox', { name: 'Search this attempt' })
const count = (page: Page) =>
  page
    .getByRole('search')
    .filter({ has: field(page) })
    .getByRole('status')
const runPage = ({ id }: Run, rest = '') => `/runs/${encodeURIComponent(id)}${rest}`

function roll(world: World, script: string) {
  world.environments.dev.scripts.push('V25__hay.sql', script)
  return world.rollOut('dev')
}

test('a search counts in the whole log, goes from match to match and around the ends, and is in the address', async ({
  world,
  read,
  page,
}) => {
  await SITUATIONS.calm.prepare(world)
  const pod = await roll(world, HAY)
  await pod.ready
  await expect.poll(async () => (await read('dev')).run?.log.completeness).toBe('complete')
  const run = (await read('dev')).run as Run
  await page.goto(runPage(run))
  await page.keyboard.press('/')
  await field(page).fill('needle')
  await expect(count(page)).toHaveText('1 of 20')
  await expect(page.locator('.log-row.current mark')).toHaveText('Needle')
  await expect(page.locator('.log-row.current')).toBeInViewport()
  await expect(page).toHaveURL(/\?q=needle/)
  await field(page).press('Enter')
  await expect(count(page)).toHaveText('2 of 20')
  await expect(page.locator('.log-row.current')).toContainText('a Needle 1500 in </script> the hay')
  await field(page).press('Shift+Enter')
  await field(page).press('Shift+Enter')
  await expect(count(page)).toHaveText('20 of 20')
  await expect(page.locator('.log-row.current')).toBeInViewport()
  expect(await rows(page).count()).toBeLessThanOrEqual(300)
  await log(page).focus()
  await page.keyboard.press('n')
  await expect(count(page)).toHaveText('1 of 20')
  await page.keyboard.press('Shift+N')
  await expect(count(page)).toHaveText('20 of 20')

  await page.getByRole('button', { name: 'Match case' }).click()
  await expect(count(page)).toHaveText('no match')
  await field(page).fill('Needl')
  await expect(count(page)).toHaveText(/of 20/)
  await page.getByRole('button', { name: 'Whole words' }).click()
  await expect(count(page)).toHaveText('no match')
  await expect(page).toHaveURL(/q=Needl&follow=0&case=1&word=1|q=Needl.*case=1&word=1/)
  await expectAccessible(page)
})

test('a filter leaves the matches with the lines around them, in the address and for the next log', async ({
  world,
  read,
  page,
  board,
}) => {
  await SITUATIONS.calm.prepare(world)
  const pod = await roll(world, HAY)
  await pod.ready
  await expect.poll(async () => (await read('dev')).run?.log.completeness).toBe('complete')
  const run = (await read('dev')).run as Run
  await page.goto(runPage(run, '?q=needle&mode=filter'))
  await expect(page.locator('.log-row').first()).toContainText('hay 498')
  const answer = await board.ask<LogLines>(`/runs/${run.id}/log/lines?search=needle&around=2`)
  expect([answer.matches, answer.found]).toEqual([20, { lines: 100, first: 0 }])
  const numbers = await page.locator('.log-row > a').allTextContents()
  expect(numbers.length).toBeGreaterThan(30)
  expect(numbers.map(Number)).toEqual(answer.lines.slice(0, numbers.length).map(({ number }) => number))
  // The first match is brought into sight meanwhile.
  await expect(async () => {
    await log(page).evaluate(element => element.scrollTo(0, element.scrollHeight))
    await expect(rows(page).last()).toContainText('hay 19502', { timeout: 1_000 })
  }).toPass()
  await expect(page.getByText('a Needle 19500 in </script> the hay')).toBeInViewport()

  // The whole log again, with the same line in sight.
  await field(page).press('Enter')
  await expect(count(page)).toHaveText('2 of 20')
  await page.getByRole('button', { name: 'Highlight' }).click()
  await expect(page.getByText('DB: hay 1490', { exact: true })).toBeAttached()
  await expect(page.locator('.log-row.current')).toContainText('Needle 1500')
  await expect(page.locator('.log-row.current')).toBeInViewport()
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByText('DB: hay 1490', { exact: true })).not.toBeAttached()
  await expect(page.locator('.log-row.current')).toBeInViewport()
  await field(page).fill('nothing says this')
  await expect(page.getByText('No line of this attempt matches.')).toBeVisible()
  await expectAccessible(page)
  await page.goto(runPage(run))
  await expect(page.getByRole('button', { name: 'Filter' })).toHaveAttribute('aria-pressed', 'true')
})

test('what a live log gets is found, and is listed by a filter', async ({ world, read, page }) => {
  await SITUATIONS.calm.prepare(world)
  const stopTalking = await keepTalking(world)
  const pod = await roll(world, LIVE)
  await expect.poll(async () => (await read('dev')).run?.state).toBe('running')
  await page.goto(runPage((await read('dev')).run as Run, '?q=needle&mode=filter'))
  await expect(count(page)).toHaveText(/of [1-9]/)
  const found = async () => Number((await count(page).textContent())?.split(' of ')[1])
  const [matches, listed] = [await found(), await rows(page).count()]
  await expect.poll(found).toBeGreaterThan(matches + 3)
  await expect.poll(() => rows(page).count()).toBeGreaterThan(listed + 10)
  await stopTalking()
  await pod.ready
  await expect(page.locator('.log-panel .foot')).toContainText('Ended, exit 0')
})
