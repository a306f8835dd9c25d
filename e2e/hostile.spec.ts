import { symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'

/** Scripts, names and log lines that somebody else wrote: shown as text or named as a problem, never executed. */

const MARKUP = 'V26__<img src=x onerror=alert(1)>.sql'
const NOISE = [
  String.raw`RAISE NOTICE '%', E'\x1b[31mred\x1b[0m \x07 bell';`,
  `RAISE NOTICE '%', '<script>alert(1)</script>';`,
  String.raw`RAISE NOTICE '%', E'first\rsecond';`,
  `RAISE NOTICE '%', repeat('x', 1000000);`,
]

test.beforeEach(async ({ world, page }) => {
  await SITUATIONS.calm.prepare(world)
  page.on('dialog', dialog => {
    throw new Error(`A dialog was opened: ${dialog.message()}`)
  })
})

test('scripts that cannot be used are named, and do not harm the others', async ({ page, world, read }) => {
  const { scripts } = world.environments.dev
  const at = (file: string) => path.join(scripts.folder, file)
  writeFileSync(at('V25__latin.sql'), Buffer.from('SELECT 1; -- \xe9\n', 'latin1'))
  scripts.push(MARKUP, 'SELECT 1;\n')
  scripts.push('V27__two\nlines.sql', 'SELECT 1;\n')
  scripts.push('V28__huge.sql', '')
  truncateSync(at('V28__huge.sql'), 50_000_000)
  symlinkSync('/etc/passwd', at('V29__passwd.sql'))
  scripts.push('not_a_migration.sql', 'SELECT 1;\n')

  await expect.poll(async () => (await read('dev')).flywayError).toContain('Unable to calculate checksum')
  const dev = await read('dev')
  expect(dev.version.state).toBe('unknown')
  const keys = dev.migrations.map(({ key }) => key)
  for (const key of ['V25', 'V26', 'V27', 'V28', 'V29']) expect(keys).toContain(key)
  expect((await read('staging')).state).toBe('ok')

  await page.goto('/')
  await expect(page.getByText('<img src=x onerror=alert(1)>').first()).toBeVisible()
  await page.goto('/migrations/V29')
  await expect(page.getByText(/outside|leaves the folder|link/i).first()).toBeVisible()
  expect(await page.content()).not.toContain('root:x:0')
  await page.goto('/migrations/V28')
  await expect(page.getByText(/too large|larger than|over 10|MiB/i).first()).toBeVisible()
})

test('log lines with colours, markup, control characters and a megabyte without an end are text', async ({
  page,
  world,
  read,
}) => {
  world.environments.dev.scripts.push('V25__noise.sql', `DO $$ BEGIN ${NOISE.join(' ')} END $$;\n`)
  expect(await (await world.rollOut('dev')).ready).toBe(true)
  await expect.poll(async () => (await read('dev')).run?.log.completeness).toBe('complete')
  const id = encodeURIComponent((await read('dev')).run?.id ?? '')
  await page.goto(`/runs/${id}`)
  await expect(page.getByText('<script>alert(1)</script>')).toBeVisible()
  await expect(page.getByText('red', { exact: true })).toBeVisible()
  const text = await (await page.request.get(`/api/v1/runs/${id}/log`)).text()
  expect(text).toContain('x'.repeat(1_000_000))
})
