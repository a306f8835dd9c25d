import { expectAccessible } from './accessible'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'

/** The pages of one environment and of one migration. */

test('an environment shows what needs attention, its sources, its runs and all migrations, and follows the database', async ({
  world,
  page,
}) => {
  await SITUATIONS.calm.prepare(world)
  await page.goto('/environments/dev')
  const list = page.getByRole('region', { name: 'List of migrations' })
  await expect(list.getByRole('row', { name: /^Success V24 media release year SQL/ })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'List of sources' }).getByRole('row', { name: /^History Read/ }),
  ).toBeVisible()
  await expectAccessible(page)

  world.environments.dev.scripts.push('V25__broken.sql', 'SELECT 1;\nSELECT * FROM atp.nowhere;\n')
  await expect(list.getByRole('row', { name: /^Pending V25 broken/ })).toBeVisible()
  const { firstExit } = await world.rollOut('dev')
  await firstExit
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('dev: failed V25')
  await expect(list.getByRole('row', { name: /^Failed, no row V25 broken/ })).toBeVisible()
  await expect(
    page.getByRole('region', { name: 'List of runs' }).getByRole('row', { name: /exit 1 .*42P01/ }),
  ).not.toHaveCount(0)
  await expect(page).toHaveTitle('dev · instrument-cluster')
})

test('a migration is shown in all environments, with the texts that differ', async ({ world, read, page }) => {
  await SITUATIONS.failing.prepare(world)
  await expect.poll(async () => (await read('staging')).drift.history).toBe(1)
  await page.goto('/migrations/V21')
  await expect(
    page.getByText(/edited after it was applied in staging\. staging ships another text than dev and prod/),
  ).toBeVisible()
  await expect(page.getByRole('cell', { name: /differs from the file/ })).toHaveCount(1)
  await page.getByRole('navigation', { name: 'Text' }).getByRole('link', { name: 'staging' }).click()
  await expect(page).toHaveURL('/migrations/V21?script=staging')
  await expect(page.getByText('-- one scan for each constraint; nobody who writes has to wait')).toBeVisible()
  await page.locator('#L10 > a').click()
  await expect(page.locator('.script-line:target')).toContainText('one scan')
  await expectAccessible(page)
  await page.keyboard.press(']')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('V22')
  await page.keyboard.press('[')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('V21')
})

test('a script is text, whatever stands in it, and a long one is shown in pages', async ({ world, read, page }) => {
  await SITUATIONS.calm.prepare(world)
  const text = `-- <img src=x onerror=alert(1)> \u202e turned\n${'SELECT 1; -- filler\n'.repeat(4_500)}`
  world.environments.dev.scripts.push('V25__long.sql', text)
  await expect.poll(async () => (await read('dev')).scripts?.newest).toBe('25')
  await page.goto('/migrations/V25')
  await expect(page.locator('#L1')).toHaveText('1-- <img src=x onerror=alert(1)> U+202E turned')
  await expect(page.getByText('Lines 1 to 2000 of 4,501')).toBeVisible()
  await page.getByRole('link', { name: 'Later lines' }).click()
  await expect(page).toHaveURL('/migrations/V25?from=2001')
  await expect(page.locator('#L2001')).toContainText('SELECT')
  expect(await page.locator('.script-line').count()).toBe(2_000)
})

test('a name that nothing has is told, and what was looked for', async ({ page, quiet }) => {
  for (const [path, words] of [
    ['/migrations/V99', 'No migration V99'],
    ['/migrations/%3Cb%3E%25', 'No migration <b>%'],
    ['/runs/nobody', 'No run nobody'],
    ['/environments/moon', 'No environment moon'],
  ] as const) {
    const answer = await page.goto(path)
    expect(answer?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words)
    await expectAccessible(page)
  }
  // The browser itself complains of each 404.
  quiet.splice(0)
})

test('without script every page is complete', async ({ world, read, browser, board }) => {
  await SITUATIONS.failing.prepare(world)
  await expect.poll(async () => (await read('prod')).state).toBe('failed')
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: board.url })
  const page = await context.newPage()
  for (const path of ['/', '/environments/prod', '/migrations/V24', '/runs', `/runs/${(await read('prod')).run?.id}`]) {
    await page.goto(path)
    await expect(page.getByRole('banner')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText('V24').first()).toBeVisible()
  }
  await context.close()
})
