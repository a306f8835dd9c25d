import pg from 'pg'
import { expectAccessible } from './accessible'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'

/** Who is in the way of a migration, on the page of triage while it happens. */

test('a migration that waits is one click from the session in its way, and the page follows what happens', async ({
  page,
  world,
  read,
}) => {
  await SITUATIONS.calm.prepare(world)
  const sessions: pg.Client[] = []
  const say = async (application_name: string, sql: string) => {
    const client = new pg.Client({ connectionString: world.databases.ownerUrl('dev'), application_name })
    client.on('error', () => {})
    await client.connect()
    sessions.push(client)
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
    return { client, pid: rows[0].pid, said: client.query(sql).then(() => {}) }
  }
  const report = await say('report', 'BEGIN; SELECT count(*) FROM atp.media')
  await report.said
  world.environments.dev.scripts.push('V25__media_mood.sql', 'ALTER TABLE atp.media ADD COLUMN mood text;')
  await world.rollOut('dev')
  await expect.poll(async () => (await read('dev')).state, { timeout: 30_000 }).toBe('blocked')
  const readers = [await say('shop', 'SELECT FROM atp.media'), await say('shop', 'SELECT FROM atp.media')]

  await page.goto('/')
  const findings = page.getByRole('region', { name: 'Needs attention' })
  await expect(findings).toContainText(`In the way of the migration: pid ${report.pid}`)
  await page.getByRole('link', { name: 'Triage: Blocked, dev V25' }).click()
  await expect(page).toHaveURL(/\/triage\/dev$/)
  const panel = page.getByRole('region', { name: 'Who is in the way' })
  await expect(panel).toContainText(`In the way of the migration: pid ${report.pid} (atp_owner, report)`)
  await expect(panel).toContainText('GRANT pg_read_all_stats TO board')
  await expect(panel).not.toContainText('idle in transaction')
  await expectAccessible(page)

  await world.databases.superuser('GRANT pg_read_all_stats TO board')
  const tree = panel.getByRole('list').first()
  await expect(tree).toContainText(/report, idle in transaction for \d+ s/)
  await expect(tree).toContainText('ALTER TABLE atp.media ADD COLUMN mood text')
  await expect(tree).toContainText('2 sessions')
  await expect(panel).not.toContainText('GRANT')
  await expect(panel).toContainText('2 sessions wait behind the migration')
  await expectAccessible(page)

  await report.client.query('COMMIT')
  await Promise.all(readers.map(({ said }) => said))
  await expect(panel).toContainText('Nothing waits now')
  await world.databases.superuser('REVOKE pg_read_all_stats FROM board')
  await Promise.all(sessions.map(client => client.end()))
})

test('the page of a failed run has the section, too, and the interface answers as its page shows', async ({
  page,
  world,
  board,
  read,
}) => {
  await SITUATIONS.failing.prepare(world)
  await expect.poll(async () => (await read('prod')).failure?.sqlState).toBe('23514')
  await page.goto('/triage/prod')
  await expect(page).toHaveURL(/\/triage\/prod\/.+/)
  await expect(page.getByRole('region', { name: 'Who is in the way' })).toContainText('Read ')
  const answer = await board.ask<{ environment: string; failure: string | null }>('/environments/prod/sessions')
  expect([answer.environment, answer.failure]).toEqual(['prod', null])
})
