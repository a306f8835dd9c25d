import type { Page } from 'playwright'
import type { World } from '../world/world'

/** Milliseconds from line to line. */
export const PERIOD = 250

const SCRIPT = 'V26__tick.sql'

/** Writes a line four times a second, which says when it was written (ms since 1970), for two minutes at most. */
const TEXT = Array.from(
  { length: 480 },
  (_, tick) => `DO $$
BEGIN
  PERFORM pg_sleep(${PERIOD / 1000});
  RAISE NOTICE 'tick ${tick + 1} of %', floor(extract(epoch from clock_timestamp()) * 1000);
END $$;
`,
).join('')

/** Starts a run in dev that writes on and on; resolves when the page shows that it is at work. */
export async function startTickingRun(page: Page, { environments: { dev }, rollOut }: World) {
  dev.scripts.push(SCRIPT, TEXT)
  await rollOut('dev')
  await page
    .getByText(/tick \d+ of \d+/)
    .first()
    .waitFor({ timeout: 30_000 })
  return {
    async stop() {
      await dev.deployment.clear()
      dev.scripts.remove(SCRIPT)
    },
  }
}
