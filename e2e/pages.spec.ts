import { findViolations, measureOverflow } from './accessible'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'

/** Every page, in both themes, wide and on a phone: no finding of axe, nothing on the console, nothing to scroll sideways. */

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

test.beforeAll(async ({ world }) => {
  await SITUATIONS.failing.prepare(world)
})

const PAGES = [
  '/',
  '/?view=wall',
  '/environments/prod',
  '/environments/staging?panel=sources',
  '/migrations/V24',
  '/migrations/V21',
  '/migrations/R__review_queue_view',
  '/runs',
  '/runs/newest-of-prod',
]

for (const theme of ['light', 'dark'] as const) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    test(`every page, ${theme}, ${size}`, async ({ page, read }) => {
      test.setTimeout(240_000)
      await expect.poll(async () => (await read('prod')).failure?.run).toBeTruthy()
      await page.setViewportSize(viewport)
      for (const address of PAGES.filter(path => size === 'wide' || !path.includes('wall'))) {
        const path = address.replace('newest-of-prod', encodeURIComponent((await read('prod')).failure?.run ?? ''))
        await page.goto(`${path}${path.includes('?') ? '&' : '?'}theme=${theme}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        expect(await findViolations(page), path).toEqual([])
        expect(await measureOverflow(page), path).toBeLessThanOrEqual(0)
      }
    })
  }
}

test('what is not there says what was looked for', async ({ page, quiet }) => {
  const loads: string[] = []
  page.on('request', request => request.isNavigationRequest() && loads.push(request.url()))
  const paths = ['/environments/nowhere', '/migrations/V999', '/runs/none.none.0', '/nowhere']
  for (const path of paths) {
    const response = await page.goto(path)
    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await findViolations(page)).toEqual([])
  }
  // prod keeps retrying meanwhile, and nothing of that reloads a page that is not about it.
  expect(loads.length).toBe(paths.length)
  // The browser reports the status of the page itself.
  quiet.splice(0, quiet.length, ...quiet.filter(text => !text.includes('404')))
})

test('a run’s log is followed live, line by line, and its failure is opened at its first error', async ({
  page,
  world,
  read,
}) => {
  const run = (await read('prod')).failure?.run ?? ''
  await page.goto(`/runs/${encodeURIComponent(run)}`)
  await expect(page.getByText(/ERROR: Migration of schema "public" to version "24/).first()).toBeInViewport()

  world.environments.dev.scripts.push(
    'V25__count.sql',
    "DO $$ BEGIN FOR i IN 1..40 LOOP RAISE NOTICE 'tick %', i; PERFORM pg_sleep(0.1); END LOOP; END $$;\n",
  )
  const pod = await world.rollOut('dev')
  await expect.poll(async () => (await read('dev')).run?.state).toBe('running')
  await page.goto(`/runs/${encodeURIComponent((await read('dev')).run?.id ?? '')}`)
  await expect(page.getByText('DB: tick 40')).toBeVisible({ timeout: 20_000 })
  expect(await pod.ready).toBe(true)
  await expect(page.getByText(/now at version v25/).first()).toBeVisible()
})
