import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Attempt } from '../board/observation'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { type Archive, startArchive } from './archive'
import { describePruned } from './describe-pruned'
import { pruneNow } from './prune-now'
import { anAttempt, inTestFolder, noEvents, QUIET, until } from './test-archive'

const folder = inTestFolder()
let postgres: EmbeddedPostgres
let archive: Archive
before(async () => {
  postgres = await startEmbeddedPostgres({ dir: folder.dir, databases: ['board'] })
})
after(async () => {
  await archive.stop()
  await postgres.stop()
  folder.remove()
})

const NOW = new Date('2026-11-24T12:00:00Z')
const at = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString()
const run = (id: string, days: number, more: Partial<Attempt> = {}) =>
  anAttempt({ id, startedAt: at(days), state: 'succeeded', ...more })

test('old runs go, and the oldest of those that take too much; the newest and what is live stays; a dry run removes nothing', async () => {
  const url = postgres.url('board')
  archive = startArchive({ ...QUIET, url })
  const runs = {
    dev: [run('dev-1', 1), run('dev-2', 2, { state: 'running' }), run('dev-3', 3), run('dev-4', 4), run('dev-40', 40)],
    prod: [run('prod-400', 400), run('prod-401', 401)],
    gone: [run('gone-1', 1), run('gone-20', 20)],
  }
  for (const [environment, attempts] of Object.entries(runs)) {
    archive.note(environment, attempts, noEvents)
    for (const attempt of attempts) {
      const { log } = await archive.open(environment, attempt)
      // Each log takes about as much as every other.
      const text = Array.from({ length: 2_000 }, (_, index) =>
        String.fromCharCode(33 + ((index * index * 7919) % 89)),
      ).join('')
      log.append([{ time: null, text: text + attempt.id, masked: 0 }])
      if (attempt.state !== 'running') log.complete('complete')
    }
  }
  const stored = async () =>
    (await archive.reader?.runs({ environments: Object.keys(runs), limit: 99 }))?.filter(
      ({ said }) => said.log.lines > 0,
    ) ?? []
  await until(async () => (await stored()).length === 9, 'all is stored')
  const size = (await stored())[0]?.storedBytes ?? 0
  const retention = (environment: string) =>
    ({ dev: { days: 30, bytes: size * 2.5 }, prod: { days: 365, bytes: 1e9 } })[environment] ?? { days: 10, bytes: 1e9 }

  const would = await pruneNow(url, retention, { now: NOW, dryRun: true })
  assert.deepEqual(
    would.map(({ id, why }) => [id, why]),
    [
      ['dev-40', 'age'],
      ['dev-4', 'size'],
      ['dev-3', 'size'],
      ['gone-20', 'age'],
      ['prod-401', 'age'],
    ],
  )
  assert.equal((await stored()).length, 9)
  assert.match(
    describePruned(would, true)[0] ?? '',
    /^dev: 3 runs would go, 1 for their age and 2 for their size, up to 2026-11-21; \d+ B of logs\.$/,
  )

  await pruneNow(url, retention, { now: NOW, dryRun: false })
  assert.deepEqual((await stored()).map(({ attempt }) => attempt.id).sort(), ['dev-1', 'dev-2', 'gone-1', 'prod-400'])
  assert.deepEqual(await archive.reader?.lines('dev-40', 1), [])
  assert.deepEqual(await pruneNow(url, retention, { now: NOW, dryRun: false }), [])
  assert.match(describePruned([], true)[0] ?? '', /^Nothing would go/)
})
