import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { chown, mkdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { errorOfGit } from './git-error'
import { findTip } from './git-objects'
import { runGit } from './run-git'
import { makeRepository } from './test-repository'
import { listen } from './test-server'
import { until } from './test-until'

const root = mkdtempSync(path.join(tmpdir(), 'run-git-'))
after(() => rm(root, { recursive: true, force: true }))
const { signal } = new AbortController()

async function withEnvironment<T>(changes: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = { ...process.env }
  Object.assign(process.env, changes)
  try {
    return await work()
  } finally {
    for (const name of Object.keys(changes)) delete process.env[name]
    Object.assign(process.env, before)
  }
}

const failureOf = (work: Promise<unknown>) => work.then(() => assert.fail('no failure'), errorOfGit)

test('a machine without git is told so, with and without `env`', async () => {
  const [empty, onlyEnv] = ['empty', 'only-env'].map(name => path.join(root, name)) as [string, string]
  await mkdir(empty)
  await mkdir(onlyEnv)
  await symlink('/usr/bin/env', path.join(onlyEnv, 'env'))
  for (const PATH of [empty, onlyEnv]) {
    const error = await withEnvironment({ PATH }, () =>
      failureOf(runGit({ args: ['--version'], timeout: 5_000, signal })),
    )
    assert.deepEqual([error.code, error.detail], ['misconfigured', 'git is not installed'])
  }
})

test('a repository that the environment names, as inside a hook, is not taken for ours', async () => {
  const { bare, push } = makeRepository(path.join(root, 'ours'))
  const other = makeRepository(path.join(root, 'other'))
  const commit = push('main', { 'V1__a.sql': '1' })
  other.push('main', { 'V2__b.sql': '2' })
  const changes = { GIT_DIR: other.bare, GIT_OBJECT_DIRECTORY: path.join(other.bare, 'objects'), GIT_INDEX_FILE: '/x' }
  const tip = await withEnvironment(changes, () => findTip({ folder: bare, signal }, ['main'], ''))
  assert.equal(tip?.commit, commit)
})

test('a repository of another user is read', { skip: process.getuid?.() !== 0 && 'only root' }, async () => {
  const { bare, push } = makeRepository(path.join(root, 'foreign'))
  const commit = push('main', { 'V1__a.sql': '1' })
  await chown(bare, 4711, 4711)
  assert.equal((await findTip({ folder: bare, signal }, ['main'], ''))?.commit, commit)
})

test('a server that never answers is a time-out, and what waited for it is ended', async () => {
  const server = await listen(() => {})
  const args = ['ls-remote', '--', `http://127.0.0.1:${server.port}/r.git`]
  const error = await failureOf(runGit({ args, protocols: 'http', timeout: 500, signal }))
  assert.equal(error.code, 'timeout')
  await until('its connection is closed', async () => server.open() === 0)
  await server.stop()
})

test('the signal ends a call that waits, and begins none', async () => {
  const stop = new AbortController()
  const server = await listen(socket => socket.once('data', () => stop.abort()))
  const args = ['ls-remote', '--', `http://127.0.0.1:${server.port}/r.git`]
  const call = { args, protocols: 'http', timeout: 60_000, signal: stop.signal }
  await assert.rejects(runGit(call))
  const opened = server.opened()
  await assert.rejects(runGit(call), { name: 'AbortError' })
  assert.equal(server.opened(), opened)
  await server.stop()
})

test('a kind of address that is not asked for is refused', async () => {
  const { bare } = makeRepository(path.join(root, 'kinds'))
  for (const [address, protocols] of [
    [`file://${bare}`, undefined],
    [`ext::sh -c "touch ${root}/ran"`, 'https:http:ssh:git:file'],
  ] as const) {
    const error = await failureOf(runGit({ args: ['ls-remote', '--', address], protocols, timeout: 5_000, signal }))
    assert.deepEqual([error.code, error.detail], ['misconfigured', 'this kind of URL is not supported'])
  }
})
