import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startArchive } from '../archive/archive'
import { QUIET } from '../archive/test-archive'
import type { Attempt } from '../board/observation'
import { attemptsOf } from '../kubernetes/attempts'
import { parsePod } from '../kubernetes/pod'
import { startTestCluster, until } from '../kubernetes/test-cluster'
import { podJson } from '../kubernetes/test-pod'
import { createRunFollower, LISTED } from './run-follower'

const ENDED = { terminated: { exitCode: 1, startedAt: '2026-11-24T09:00:00Z', finishedAt: '2026-11-24T09:00:05Z' } }

const inMemory = () => startArchive({ ...QUIET, url: null, held: { runs: 3, bytes: 1_000, unstored: 0 } })

function attemptOf(name: string): Attempt {
  const pod = parsePod(podJson(name, { containerID: `x://${name}`, state: ENDED })) ?? assert.fail()
  return attemptsOf(pod, 'wst-flyway-migrate')[0] ?? assert.fail()
}

test('the newest three runs keep their logs, whichever was there first; older ones say none, and keep what was seen of them', async () => {
  const api = await startTestCluster((_request, response) => response.end('2026-11-24T09:00:01Z one line\n'))
  const stop = new AbortController()
  const archive = inMemory()
  const follower = createRunFollower({
    environment: 'dev',
    namespace: 'pgsql',
    cluster: api.cluster,
    archive,
    mask: text => ({ text, masked: 0 }),
    eventsOf: () => [],
    changed: () => {},
    failed: error => assert.fail(error),
    signal: stop.signal,
  })
  const read = (count: number) => follower.runs().filter(run => run.log.completeness === 'complete').length === count

  const [newest, ...others] = ['d', 'c', 'b', 'a'].map(attemptOf)
  follower.see(others)
  await until(() => read(3), 'three logs')
  follower.see([newest ?? assert.fail(), ...others])
  const isThere = () => follower.runs()[0]?.log.completeness === 'complete'
  await until(isThere, 'the fourth log')
  assert.deepEqual(
    follower.runs().map(({ id, lastLine, log }) => [archive.find(id) !== null, log.completeness, lastLine?.text]),
    [
      [true, 'complete', 'one line'],
      [true, 'complete', 'one line'],
      [true, 'complete', 'one line'],
      [false, 'none', 'one line'],
    ],
  )
  stop.abort()
  await api.stop()
})

test('so many runs are listed and no more', () => {
  const attempt = attemptOf('a')
  const follower = createRunFollower({
    environment: 'dev',
    namespace: 'pgsql',
    cluster: { read: () => assert.fail(), open: () => assert.fail(), close: () => {} },
    archive: inMemory(),
    mask: text => ({ text, masked: 0 }),
    eventsOf: () => [],
    changed: () => {},
    failed: error => assert.fail(error),
    signal: AbortSignal.abort(),
  })
  follower.see(Array.from({ length: LISTED + 5 }, (_, index) => ({ ...attempt, id: `run-${index}`, state: 'lost' })))
  assert.equal(follower.runs().length, LISTED)
})
