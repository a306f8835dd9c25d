import type { Page } from 'playwright/test'
import { computeChecksum } from '../lib/flyway/checksum'
import { runBoard } from './run-board'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'

/** The one page, as a visitor sees it, by role and text. */

const cell = (page: Page, version: string, environment: number) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: new RegExp(`^${version}\\b`) }) })
    .getByRole('cell')
    .nth(environment)
const [DEV, STAGING, PROD] = [0, 1, 2]

test('three environments, a live run, a ghost failure, an edited script: all in words, without a click', async ({
  page,
  world,
  read,
}) => {
  await SITUATIONS.failing.prepare(world)
  await expect.poll(async () => (await read('prod')).state).toBe('failed')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('prod failed V24 and keeps retrying')
  await expect(page).toHaveTitle(/prod failed V24/)
  await expect(cell(page, 'V24', PROD)).toContainText('Failed, no row')
  await expect(cell(page, 'V24', PROD)).toContainText('23514 at line 11')
  await expect(cell(page, 'V24', DEV)).toContainText('Success')
  await expect(cell(page, 'V21', STAGING)).toContainText('Checksum drift')
  await expect(page.getByText('Ghost failure')).toBeVisible()

  const long = await SITUATIONS.failing.begin(world)
  await expect(cell(page, 'V25', DEV)).toContainText(/Running|Success/)
  expect(await long.ready).toBe(true)
  await expect(cell(page, 'V25', DEV)).toContainText('Success')

  await world.databases.query('prod', "update atp.media set release_date = null where release_date < '1850-01-01'")
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('failed', { timeout: 30_000 })
  await expect(page.getByText('Failed, no row')).toHaveCount(0)
})

test('a row that is committed changes its cell', async ({ page, world }) => {
  await SITUATIONS.calm.prepare(world)
  const text = 'SELECT 1;\n'
  world.environments.staging.scripts.push('V25__one.sql', text)
  await page.goto('/')
  await expect(cell(page, 'V25', STAGING)).toContainText('Pending')
  await world.databases.query(
    'staging',
    `insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
     select max(installed_rank) + 1, '25', 'one', 'SQL', 'V25__one.sql', $1, 'me', 7, true from flyway_schema_history`,
    [computeChecksum(text)],
  )
  await expect(cell(page, 'V25', STAGING)).toContainText('Success', { timeout: 5_000 })
})

test('a database that is stopped greys its column with the age of the reading, and the others stay live', async ({
  page,
  world,
  read,
}) => {
  await SITUATIONS.calm.prepare(world)
  await page.goto('/?open=V1-V24')
  await expect(cell(page, 'V24', PROD)).toContainText('Success')
  await world.databases.close('prod')
  await expect(cell(page, 'V24', PROD)).toContainText(/Was success|Unknown/, { timeout: 30_000 })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('prod is unknown')
  await expect(cell(page, 'V24', STAGING)).toContainText('Success')
  await expect(cell(page, 'V24', STAGING)).not.toContainText('Was')
  expect((await read('staging')).sources.history.state).toBe('ok')
  await world.databases.open('prod')
  await expect(page.getByRole('heading', { level: 1 })).not.toContainText('unknown', { timeout: 40_000 })
  await expect(cell(page, 'V24', PROD)).not.toContainText('Was')
})

test('a lost connection to the board is seen within ten seconds, and heals by itself', async ({
  page,
  world,
  quiet,
}) => {
  await SITUATIONS.calm.prepare(world)
  const first = await runBoard(world.config, world.env)
  await page.goto(first.url)
  await expect(page.getByText(/^Live/)).toBeVisible()
  await first.stop()
  await expect(page.getByText(/^(Reconnecting|Disconnected)/)).toBeVisible({ timeout: 10_000 })
  const second = await runBoard(world.config, world.env, first.port)
  await expect(page.getByText(/^Live/)).toBeVisible({ timeout: 20_000 })
  await second.stop()
  // What the browser itself says of a connection that nobody answers.
  quiet.splice(
    0,
    quiet.length,
    ...quiet.filter(text => !text.includes('ERR_CONNECTION') && !text.includes('ERR_INCOMPLETE')),
  )
})

test('the board can be read without JavaScript', async ({ browser, board, world, read }) => {
  await SITUATIONS.failing.prepare(world)
  await expect.poll(async () => (await read('prod')).state).toBe('failed')
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: board.url })
  const page = await context.newPage()
  // Nothing on this page changes by itself, and a first attempt is not yet a retry.
  await expect(async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('prod failed V24 and keeps retrying', {
      timeout: 100,
    })
  }).toPass()
  await expect(cell(page, 'V24', PROD)).toContainText('Failed, no row')
  await page.goto('/migrations/V24')
  await expect(page.getByText('ADD COLUMN release_year')).toBeVisible()
  await context.close()
})

test('filters, selection and folds are in the address, and an address opens them', async ({ page, world }) => {
  await SITUATIONS.calm.prepare(world)
  await page.goto('/?q=grant')
  await expect(page.getByRole('rowheader', { name: /^V22/ })).toBeVisible()
  await expect(page.getByRole('rowheader', { name: /^V21/ })).toHaveCount(0)
  await page.goto('/')
  await expect(page.getByText(/^Live/)).toBeVisible() // before that no key is heard
  await page.keyboard.press('/')
  await page.keyboard.type('V21')
  await expect(page).toHaveURL(/q=V21/)
  await expect(page.getByRole('rowheader', { name: /^V22/ })).toHaveCount(0)
})

test('tabs of one browser share one stream, and a hidden tab keeps its title true', async ({
  context,
  world,
  read,
}) => {
  await SITUATIONS.calm.prepare(world)
  await expect.poll(async () => (await read('prod')).state).toBe('ok')
  const tabs = await Promise.all(Array.from({ length: 8 }, () => context.newPage()))
  for (const tab of tabs) {
    await tab.goto('/')
    await expect(tab.getByText(/^Live/)).toBeVisible()
  }
  await world.databases.close('prod')
  for (const tab of tabs) await expect(tab).toHaveTitle(/prod is unknown/, { timeout: 30_000 })
  await world.databases.open('prod')
})
