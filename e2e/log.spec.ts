import type { LogLines } from '../lib/board/answers'
import { seededRandom } from '../lib/kubernetes/seeded-random'
import { expect, worldTest as test } from './test'
import { SITUATIONS } from './world/story/situations'

/**
 * Notices come fast enough that streams are cut in their middle, and slowly enough that there are many streams. They are
 * printed when their statement ends, so there are many of these, too.
 */
const TALKATIVE = Array.from(
  { length: 150 },
  (_, block) => `DO $$ BEGIN
  FOR line IN ${block * 20 + 1}..${block * 20 + 20} LOOP
    RAISE NOTICE 'line % %', line, repeat('ö', line % 40);
  END LOOP;
  PERFORM pg_sleep(0.15);
END $$;
`,
).join('')

const seed = Date.now() % 100_000

test('50 forced disconnects at random bytes lose no log line and double none', async ({ world, board, read }) => {
  await SITUATIONS.calm.prepare(world)
  process.stdout.write(`seed ${seed}\n`)
  const next = seededRandom(seed)
  let cuts = 0
  world.api.faults.cutLogs(() => {
    if (cuts >= 50) return null
    cuts++
    // What comes again at each reading, one to two seconds of the log, is about half of it: every other brings something new.
    return { after: Math.floor(next() * 22_000), how: next() < 0.5 ? 'reset' : 'end' }
  })
  world.environments.dev.scripts.push('V25__talk.sql', TALKATIVE)
  const pod = await world.rollOut('dev')
  expect(await pod.ready).toBe(true)
  await expect.poll(async () => (await read('dev')).run?.log.completeness, { timeout: 60_000 }).toBe('complete')
  expect(cuts).toBe(50)

  const id = (await read('dev')).run?.id
  const container = world.api.store.find('pods', 'pgsql', pod.pod.metadata.name) as typeof pod.pod | null
  const written = world.api.logs.get(container?.status.initContainerStatuses?.[0]?.containerID ?? '')
  const lines = written?.records.map(({ text }) => text.toString()) ?? []
  expect(lines.length).toBeGreaterThan(3_000)
  const text = await (await fetch(`${board.url}/api/v1/runs/${id}/log`)).text()
  expect(text).toBe(lines.map(line => `${line}\n`).join(''))
  const found = await board.ask<LogLines>(`/runs/${id}/log/lines?search=${encodeURIComponent('line 2999')}&limit=5`)
  expect(found.matches).toBe(1)
})
