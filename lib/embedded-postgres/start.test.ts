import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { chmod, mkdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { startEmbeddedPostgres } from './start'

const root = mkdtempSync(path.join(tmpdir(), 'embedded-postgres-'))
after(() => rm(root, { recursive: true, force: true }))

const asRoot = process.getuid?.() === 0
const folder = async (name: string): Promise<string> => {
  // Below the 0700 folder of mkdtemp only root's stand-in is shut out; most cases are about something else.
  await chmod(root, 0o711)
  return path.join(root, name)
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return Object.values((await client.query(sql)).rows[0])[0]
  } finally {
    await client.end()
  }
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000
  while (!(await holds())) {
    assert.ok(Date.now() < end, `${what}: not within 20 s`)
    await wait(20)
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

test('a cluster starts, holds its databases, stops, and holds them again', async () => {
  const dir = await folder('plain')
  const first = await startEmbeddedPostgres({ dir, databases: ['dev', 'odd "name"'] })
  assert.equal(await ask(first.url('dev'), 'SELECT current_database()'), 'dev')
  assert.equal(await ask(first.url('odd "name"'), 'SELECT current_database()'), 'odd "name"')
  assert.ok(isAlive(first.pid))
  await first.stop()
  assert.ok(!isAlive(first.pid))
  await first.stop()

  const second = await startEmbeddedPostgres({ dir, databases: ['dev', 'staging'], flags: ['-c', 'work_mem=7MB'] })
  assert.equal(await ask(second.url('staging'), 'SHOW work_mem'), '7MB')
  await second.stop()
})

test('several that start at once on one folder share one server', async () => {
  const dir = await folder('shared')
  const all = await Promise.all(['a', 'b', 'c'].map(name => startEmbeddedPostgres({ dir, databases: [name] })))
  assert.equal(new Set(all.map(({ pid }) => pid)).size, 1)
  for (const [index, name] of ['a', 'b', 'c'].entries())
    assert.equal(await ask(all[index]?.url(name) ?? '', 'SELECT current_database()'), name)
  await Promise.all(all.map(one => one.stop()))
  assert.ok(!isAlive(all[0]?.pid ?? 0))
})

test('the server ends with a process that is killed, and its lock is taken over', async () => {
  const dir = await folder('killed')
  const program = `
    const { startEmbeddedPostgres } = require(${JSON.stringify(fileURLToPath(new URL('./start.ts', import.meta.url)))})
    startEmbeddedPostgres({ dir: ${JSON.stringify(dir)} }).then(({ pid }) => console.log(pid))
    setInterval(() => {}, 1000)`
  const start = () =>
    spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const child = start()
  const [said] = await once(child.stdout, 'data')
  const pid = Number(String(said))
  assert.ok(isAlive(pid))
  child.kill('SIGKILL')
  await until('the server is gone', () => !isAlive(pid))

  const during = start()
  await until('the next one has the lock', () =>
    stat(path.join(dir, 'lock')).then(
      () => true,
      () => false,
    ),
  )
  during.kill('SIGKILL')
  const next = await startEmbeddedPostgres({ dir })
  assert.equal(await ask(next.url('postgres'), 'SELECT 1'), 1)
  await next.stop()
})

test('after a process was killed the next one waits for its server to be gone', async () => {
  const dir = await folder('leaving')
  const program = `
    const { startEmbeddedPostgres } = require(${JSON.stringify(fileURLToPath(new URL('./start.ts', import.meta.url)))})
    startEmbeddedPostgres({ dir: ${JSON.stringify(dir)} }).then(({ url }) => console.log(url('postgres')))
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await once(child.stdout, 'data')
  await ask(String(said).trim(), 'CREATE TABLE kept (id int)').catch(() => {}) // it answers with no row
  child.kill('SIGKILL')
  const next = await startEmbeddedPostgres({ dir })
  assert.equal(await ask(next.url('postgres'), "SELECT count(*)::int FROM pg_class WHERE relname = 'kept'"), 1)
  await wait(200)
  assert.equal(await ask(next.url('postgres'), 'SELECT 1'), 1)
  await next.stop()
})

test('root below a folder of mode 0700 finds shelter elsewhere', { skip: !asRoot && 'only root' }, async () => {
  const home = await folder('home')
  await mkdir(home, { mode: 0o700 })
  const dir = path.join(home, 'pg')
  const started = await startEmbeddedPostgres({ dir, databases: ['dev'] })
  assert.notEqual(started.dir, dir)
  assert.equal(await ask(started.url('dev'), 'SELECT 1'), 1)
  await started.stop()
  await rm(started.dir, { recursive: true, force: true })
})

test('a server that refuses its arguments says why', async () => {
  const dir = await folder('wrong')
  await assert.rejects(startEmbeddedPostgres({ dir, flags: ['-c', 'no_such_setting=1'] }), /no_such_setting/)
})
