import { expectAccessible } from './accessible'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'

/** From a failed run to the statement, what it left, and the next step. */

test('a ghost failure is one click from its statement, and says what to do', async ({ page, world, read }) => {
  await SITUATIONS.failing.prepare(world)
  await expect.poll(async () => (await read('prod')).failure?.sqlState).toBe('23514')
  await page.goto('/')
  await page.getByRole('link', { name: /^Triage: .*prod V24/ }).click()
  await expect(page).toHaveURL(/\/triage\/prod\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('prod: V24 failed: a row breaks a check constraint')
  const statement = page.getByRole('region', { name: 'Failing statement' })
  await expect(statement.locator('.failed').first()).toContainText('UPDATE atp.media')
  await expect(statement).toContainText('violates check constraint "media_release_year_check"')
  await expect(page.getByRole('region', { name: 'Left behind' })).toContainText('Nothing')
  await expect(page.getByRole('region', { name: 'Left behind' })).toContainText('Catalog read')
  await expect(page.getByRole('region', { name: 'repair' })).toContainText('Changes nothing')
  const steps = page.getByRole('region', { name: 'What to do next' })
  await expect(steps).toContainText("WHERE conname = 'media_release_year_check'")
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await expect(timeline).toContainText('Attempt 1: V24 failed, exit 1')
  await expect(timeline).toContainText('23514 at line 11, first failure')
  await expectAccessible(page)
  const evidence = page.getByRole('region', { name: 'Evidence', exact: true })
  await expect(evidence).toContainText('No row, read')
  await evidence.getByRole('link', { name: 'Log' }).click()
  await expect(page).toHaveURL(/\?tab=log$/)
  await expect(evidence).toContainText('SQL State  : 23514')
  await evidence.getByRole('link', { name: 'Pod' }).click()
  await expect(evidence).toContainText('wst-flyway-migrate')
  await evidence.getByRole('link', { name: /Events/ }).click()
  await expect(evidence).toContainText('Pod events')
  await expectAccessible(page)
  await page.goto('/triage/prod/V24')
  await expect(page).toHaveURL(/\/triage\/prod\/[^V]/)
  await page.getByRole('link', { name: 'Open the log' }).click()
  await page.getByRole('link', { name: 'What it means and what to do' }).click()
  await expect(page).toHaveURL(/\/triage\/prod\//)
})

test('a failure that is over stays as a record, and what never failed has no page', async ({
  page,
  world,
  read,
  quiet,
}) => {
  await SITUATIONS.failing.prepare(world)
  await expect.poll(async () => (await read('prod')).failure?.sqlState).toBe('23514')
  const { failure } = await read('prod')
  await world.databases.query('prod', "update atp.media set release_date = null where release_date < '1850-01-01'")
  await expect.poll(async () => (await read('prod')).failure, { timeout: 60_000 }).toBeNull()
  await page.goto(`/triage/prod/${failure?.run}`)
  const ending = page.getByRole('region', { name: 'How it ended' })
  await expect(ending).toContainText(/This failure is over. Attempt \d+ of \S+ applied V24./)
  await expect(ending).toContainText('The script is the same: data, rights or the server have changed.')
  await expect(page.getByRole('region', { name: 'Failing statement' })).toContainText('UPDATE atp.media')

  const response = await page.goto('/triage/dev/nothing')
  expect(response?.status()).toBe(404)
  quiet.length = 0
})
