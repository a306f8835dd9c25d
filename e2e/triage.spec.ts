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
  await expect(page.getByRole('region', { name: 'Who is in the way' })).toHaveCount(0)

  const response = await page.goto('/triage/dev/nothing')
  expect(response?.status()).toBe(404)
  quiet.length = 0
})

/** A row that is refused only when its transaction ends: the migration has been committed by then. */
const REFUSE_ROWS_AT_COMMIT = `
  create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'no row'; end $$;
  create constraint trigger refuse after insert on public.flyway_schema_history deferrable initially deferred
    for each row execute function public.refuse()`

test('a change without its row is told by the catalog, for the run that made it and for the next', async ({
  page,
  world,
  read,
}) => {
  await SITUATIONS.calm.prepare(world)
  await world.databases.query('dev', REFUSE_ROWS_AT_COMMIT)
  world.environments.dev.scripts.push('V26__extra.sql', 'CREATE TABLE atp.extra (id int);\n')
  const { firstExit } = await world.rollOut('dev')
  await firstExit
  await expect.poll(async () => (await read('dev')).failure?.sqlState).toBe('42P07')
  await page.goto('/triage/dev')
  const left = page.getByRole('region', { name: 'Left behind' })
  await expect(left).toContainText('All of it, no row')
  await expect(left).toContainText('Attempt 1 made it')
  await expect(page.getByRole('region', { name: 'repair' })).toContainText('repair never adds one')
  await page.getByRole('link', { name: 'Attempt 1: V26 failed, exit 1' }).click()
  await page.getByRole('link', { name: 'What it means and what to do' }).click()
  await expect(left).toContainText('The run ended after the change and before its row.')
})
