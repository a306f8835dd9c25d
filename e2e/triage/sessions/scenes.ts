import assert from 'node:assert/strict'
import { drawn, type Engine, rulesOf, type Server, setScene } from './scene'

/** What is played once by the built-in engine and once by Flyway itself. */
type Play = (server: Server, dir: string, name: string, engine: Engine) => Promise<void>

/** A report that is idle in a transaction ← ALTER TABLE of Flyway ← two SELECTs. */
export const playBlocked: Play = async (server, dir, name, engine) => {
  const scene = await setScene(server, dir, name, 'ALTER TABLE public.media ADD COLUMN year int;')
  const report = await scene.say('report', 'BEGIN; SELECT * FROM media')
  const ended = await engine(scene.place)
  await scene.until('the migration waits', ({ sessions }) => sessions.some(one => one.wait && one.flyway))
  for (let count = 0; count < 2; count++) await scene.say('shop', 'SELECT * FROM media')
  const seen = await scene.until('two wait behind it', ({ sessions }) => sessions.filter(one => one.wait).length === 3)
  assert.deepEqual(drawn(seen), ['lock', 'report', '  migration', '    shop', '    shop'])
  assert.deepEqual(rulesOf(seen), ['blocked', 'blocks-others'])
  assert.equal(seen.findings[0]?.pids[0], report.pid)
  const hidden = await scene.lookAsNobody()
  assert.deepEqual([drawn(hidden), rulesOf(hidden)], [drawn(seen), rulesOf(seen)])
  assert.deepEqual([hidden.sessions.map(({ query }) => query).filter(query => query !== null), seen.grant], [[], null])
  assert.match(hidden.grant ?? '', /GRANT pg_read_all_stats TO/)
  const [, root, migration] = seen.sessions
  assert.deepEqual(root?.holds, [{ mode: 'AccessShareLock', relation: 'public.media' }])
  assert.deepEqual([migration?.wait?.mode, migration?.wait?.relation], ['AccessExclusiveLock', 'public.media'])
  await report.client.query('COMMIT')
  await ended()
  assert.deepEqual(rulesOf(await scene.look()), ['quiet'])
  await scene.end()
}

/** Three more pods start while the first one migrates. */
export const playTurn: Play = async (server, dir, name, engine) => {
  const scene = await setScene(server, dir, name, 'SELECT pg_advisory_xact_lock(7);')
  const gate = await scene.say('gate', 'SELECT pg_advisory_lock(7)')
  const first = await engine(scene.place)
  await scene.until('the first has the lock', ({ sessions }) => sessions.some(one => one.flyway === 'lock'))
  const others = await Promise.all([1, 2, 3].map(() => engine(scene.place)))
  const isThere = ({ sessions }: { sessions: { flyway: string | null }[] }) =>
    sessions.filter(one => one.flyway === 'waiting').length === 3
  const seen = await scene.until('three wait for their turn', isThere)
  assert.deepEqual(rulesOf(seen), ['blocked', 'waits-for-turn'])
  assert.deepEqual(seen.findings[0]?.pids[0], gate.pid)
  assert.equal(seen.findings[1]?.title, '3 other Flyways wait for the same lock. This is normal.')
  await gate.client.query('SELECT pg_advisory_unlock(7)')
  await Promise.all([first, ...others].map(ended => ended()))
  await scene.end()
}

/** With its default lock Flyway hangs on an index that is built concurrently; the board's own sessions are in nobody's way. */
export const playSelfWait: Play = async (server, dir, name, engine) => {
  const scene = await setScene(server, dir, name, 'CREATE INDEX CONCURRENTLY media_title_idx ON public.media (title);')
  const end = await engine(scene.place)
  const seen = await scene.until('it waits for itself', found => rulesOf(found).includes('self-wait'))
  assert.deepEqual(drawn(seen), ['lock', '  migration'])
  assert.deepEqual(rulesOf(await scene.lookAsNobody()), ['self-wait'])
  const [lock, migration] = seen.sessions
  assert.deepEqual(seen.findings[0]?.pids, [migration?.pid, lock?.pid])
  assert.equal(migration?.wait?.kind, 'virtualxid')
  const { command, index, lockerPid } = migration?.index ?? {}
  assert.deepEqual([command, index, lockerPid], ['CREATE INDEX CONCURRENTLY', 'public.media_title_idx', lock?.pid])
  await scene.say('owner', `SELECT pg_terminate_backend(${lock?.pid})`)
  await end()
  await scene.end()
}
