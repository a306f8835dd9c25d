import { expectAccessible } from './accessible'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'

test('the board has a tick for each run, which says how it ended, is reached by key and leads to the run', async ({
  world,
  read,
  page,
}) => {
  await SITUATIONS.failing.prepare(world)
  const failed = async () => (await read('prod')).runs.filter(({ state }) => state === 'failed').length
  await expect.poll(failed, { timeout: 60_000 }).toBeGreaterThanOrEqual(2)
  await page.goto('/')
  const history = page.getByRole('navigation', { name: 'Runs of prod, newest first' })
  const ticks = history.getByRole('link')
  await expect.poll(() => ticks.count()).toBeGreaterThanOrEqual(3)
  await expect(ticks.filter({ has: page.locator('i') }).first()).toBeInViewport()
  const names = () => ticks.evaluateAll(links => links.map(link => link.getAttribute('aria-label')))
  expect(
    (await names()).filter(name => /exit 1 after .*, attempt \d+$/.test(name ?? '')).length,
  ).toBeGreaterThanOrEqual(2)

  // A tick that is gone to stays the one of its run, though a newer one may come before it.
  await ticks.first().focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  const name = await page.locator(':focus').getAttribute('aria-label')
  await expect(history.locator('[tabindex="0"]')).toHaveCount(1)
  const [, attempt] = /, attempt (\d+)$/.exec(name ?? '') ?? []
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/runs\//)
  await expect(page.locator('.attempts [aria-current]')).toContainText(`#${attempt}`)
  await page.goto('/')
  await expect(ticks.first()).toBeVisible()
  await expectAccessible(page)
})
