import type { Runs } from '../lib/board/answers'
import { expectAccessible } from './accessible'
import { expect, test } from './test'
import { SITUATIONS } from './world/story/situations'

test('an attempt says what it has shown that the one before had not, and both stand side by side', async ({
  world,
  board,
  page,
}) => {
  await SITUATIONS.failing.prepare(world)
  const failed = async () => {
    const { runs } = await board.ask<Runs>('/runs?environment=prod&state=failed&limit=2')
    const [later, earlier] = runs
    const isSeries = later && earlier && later.podUid === earlier.podUid
    return isSeries && later.log.completeness === 'complete' ? later : null
  }
  await expect.poll(failed, { timeout: 60_000 }).not.toBeNull()
  const run = await failed()
  await page.goto(`/runs/${encodeURIComponent(run?.id ?? '')}`)
  const outline = page.getByRole('navigation', { name: 'Log outline' })
  for (const name of ['Connected', /^Validated \d+/, 'SQLSTATE 23514', 'Script line 11', 'Caused by'])
    await expect(outline.getByText(name, { exact: typeof name === 'string' })).toBeVisible()
  await expect(outline.getByText('Same error, same statement, same row. Retrying alone will not help.')).toBeVisible()
  await outline.getByRole('link', { name: 'Side by side' }).click()
  await expect(page).toHaveURL(/\/compare\?with=/)
  await expect(page.getByRole('row', { name: /^SQLSTATE same 23514 23514$/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Detail same Failing row/ })).toBeVisible()
  await expectAccessible(page)

  // A run of before the trouble: another outcome, another log.
  const { runs } = await board.ask<Runs>('/runs?environment=prod&state=succeeded&limit=1')
  await page.goto(`/runs/${encodeURIComponent(run?.id ?? '')}/compare?with=${encodeURIComponent(runs[0]?.id ?? '')}`)
  await expect(page.getByRole('row', { name: /^Outcome changed exit 0 exit 1$/ })).toBeVisible()
  await expect(page.locator('.pair.changed').first()).toBeVisible()
  await expectAccessible(page)
  await page
    .getByRole('link', { name: /^Line \d+ of attempt/ })
    .first()
    .click()
  await expect(page.locator('.log-row.target')).toBeInViewport()
})
