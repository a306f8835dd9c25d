import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import type { GitConfig } from './git-reader'
import { watchGit } from './scripts-git'
import { createListener } from './test-listener'
import { makeRepository } from './test-repository'
import { until } from './test-until'

const root = mkdtempSync(path.join(tmpdir(), 'git-'))
after(() => rm(root, { recursive: true, force: true }))

let repositories = 0
const make = () => makeRepository(path.join(root, String(repositories++)))

function watch(repository: string, ref: string, more: Partial<GitConfig> = {}) {
  const stop = new AbortController()
  const told = createListener()
  const config: GitConfig = {
    kind: 'git',
    repository,
    ref,
    folder: 'migrations',
    tokenFile: null,
    keyFile: null,
    ...more,
  }
  const pace = { signal: stop.signal, localEveryMs: 20, remoteEveryMs: 20, copies: path.join(root, 'copies') }
  const ended = watchGit(config, told.on, pace)
  const end = () => {
    stop.abort()
    return ended
  }
  return { ...told, end }
}

/** Both ways to the same repository: in place, and by a copy as of a remote one. */
const WAYS = [
  ['in place', (bare: string) => bare],
  ['by a copy', (bare: string) => `file://${bare}`],
] as const

for (const [way, address] of WAYS) {
  test(`each branch has its own scripts, and a push is seen (${way})`, async () => {
    const { bare, push } = make()
    push('main', { 'migrations/V1__a.sql': '1' })
    push('stg', { 'migrations/V1__a.sql': '1', 'migrations/V2__b.sql': '2' })
    push('dev', { 'migrations/V1__a.sql': '1 edited', 'migrations/sub/V3__c.sql': '3', 'README.md': 'no script' })
    const [main, stg, dev] = ['main', 'stg', 'dev'].map(ref => watch(address(bare), ref)) as [Watch, Watch, Watch]
    await until('all are read', () => [main, stg, dev].every(({ readings }) => readings.length > 0))
    assert.deepEqual(
      [main.paths(), stg.paths(), dev.paths()],
      [['V1__a.sql'], ['V1__a.sql', 'V2__b.sql'], ['V1__a.sql', 'sub/V3__c.sql']],
    )
    const [before] = dev.readings
    const commit = push('dev', { 'migrations/V1__a.sql': '1 edited', 'migrations/V4__d.sql': '4' })
    await until('the push is seen', () => dev.latest()?.commit === commit)
    assert.deepEqual(dev.paths(), ['V1__a.sql', 'V4__d.sql'])
    assert.equal(dev.latest()?.ref, 'dev')
    assert.equal(dev.file('V1__a.sql'), before?.files[0])
    assert.deepEqual(
      [main, stg, dev].flatMap(({ failures }) => failures),
      [],
    )
    await Promise.all([main.end(), stg.end(), dev.end()])
  })

  test(`what did not change keeps its identity, through other commits too (${way})`, async () => {
    const { bare, push } = make()
    push('dev', { 'migrations/V1__a.sql': '1' })
    const dev = watch(address(bare), 'dev')
    await until('five readings', () => dev.readings.length >= 5)
    assert.equal(new Set(dev.readings).size, 1)
    const commit = push('dev', { 'migrations/V1__a.sql': '1', 'README.md': 'other' })
    await until('the push is seen', () => dev.latest()?.commit === commit)
    assert.equal(dev.latest()?.files, dev.readings[0]?.files)
    await dev.end()
  })

  test(`a ref that is gone is a failure, and heals (${way})`, async () => {
    const { bare, push, git } = make()
    push('dev', { 'migrations/V1__a.sql': '1' })
    const dev = watch(address(bare), 'dev')
    await until('it is read', () => dev.readings.length > 0)
    git('push', '--quiet', 'origin', ':refs/heads/dev')
    const failure = await dev.nextFailure()
    assert.deepEqual([failure?.code, failure?.detail], ['not-found', 'no such branch, tag or commit'])
    const count = dev.readings.length
    push('dev', { 'migrations/V2__b.sql': '2' })
    await until('it is read again', () => dev.readings.length > count)
    assert.deepEqual(dev.paths(), ['V2__b.sql'])
    await dev.end()
  })

  test(`a tag, a whole and a short commit are refs too (${way})`, async () => {
    const { bare, push, git } = make()
    const commit = push('main', { 'migrations/V1__a.sql': '1' })
    git('tag', '-m', 'annotated', 'v1')
    git('tag', 'light')
    git('push', '--quiet', 'origin', 'v1', 'light')
    push('main', { 'migrations/V2__b.sql': '2' })
    for (const ref of ['v1', 'light', 'refs/tags/v1', commit, commit.slice(0, 10)]) {
      const watching = watch(address(bare), ref)
      await until(`${ref} is read`, () => watching.readings.length > 1)
      assert.deepEqual([watching.latest()?.commit, watching.paths()], [commit, ['V1__a.sql']])
      await watching.end()
    }
  })

  test(`a branch goes before a tag of its name (${way})`, async () => {
    const { bare, push, git } = make()
    push('old', { 'migrations/V1__a.sql': '1' })
    git('tag', 'dev')
    git('push', '--quiet', 'origin', 'refs/tags/dev')
    const commit = push('dev', { 'migrations/V2__b.sql': '2' })
    const dev = watch(address(bare), 'dev')
    await until('it is read', () => dev.readings.length > 0)
    assert.equal(dev.latest()?.commit, commit)
    await dev.end()
  })
}

type Watch = ReturnType<typeof watch>

test('hostile entries: links, hidden folders, modules, bytes that are no UTF-8, 11 MB, odd names', async () => {
  const { bare, push, git, work } = make()
  const odd = 'migrations/V5__<b>\n"x"\t.sql'
  push('main', {
    'migrations/V1__a.sql': '\ufeffSELECT 1;',
    'migrations/V1__a.sql.conf': 'executeInTransaction=false',
    'migrations/V2__link.sql': { link: '/etc/passwd' },
    'migrations/.hidden/V3__c.sql': '3',
    'migrations/V3__latin.sql': Buffer.from('caf\xe9', 'latin1'),
    'migrations/V4__big.sql': ' '.repeat(11_000_000),
    [odd]: 'odd',
  })
  git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},migrations/module`)
  git('commit', '--quiet', '-m', 'a module')
  git('push', '--quiet', 'origin', 'HEAD:main')
  const { end, readings, latest } = watch(bare, 'main')
  await until('it is read', () => readings.length > 0)
  await end()
  const files = latest()?.files.map(({ path: name, text, conf, problem }) => [name, problem ?? text, conf])
  assert.deepEqual(files, [
    ['V1__a.sql', '\ufeffSELECT 1;', 'executeInTransaction=false'],
    ['V2__link.sql', 'link-outside', null],
    ['V3__latin.sql', 'undecodable', null],
    ['V4__big.sql', 'too-large', null],
    [odd.slice('migrations/'.length), 'odd', null],
  ])
  assert.ok(work)
})

test('a work tree is read as it was committed, from any place in it', async () => {
  const { work, push } = make()
  push('main', { 'db/migrations/V1__a.sql': '1' })
  for (const place of [work, path.join(work, 'db')]) {
    const watching = watch(place, 'main', { folder: './db/migrations/' })
    await until('it is read', () => watching.readings.length > 0)
    assert.deepEqual(watching.paths(), ['V1__a.sql'])
    await watching.end()
  }
})

test('the top of a repository is a folder, too', async () => {
  const { bare, push } = make()
  push('main', { 'V1__a.sql': '1' })
  const watching = watch(bare, 'main', { folder: '.' })
  await until('it is read', () => watching.readings.length > 0)
  assert.deepEqual(watching.paths(), ['V1__a.sql'])
  await watching.end()
})

test('what is missing or wrong is named without a path or an address', async () => {
  const { bare, push } = make()
  push('main', { 'migrations/V1__a.sql': '1' })
  const cases: [string, string, Partial<GitConfig>, string, string | null][] = [
    [bare, 'main', { folder: 'none' }, 'not-found', 'no such folder in the commit'],
    [bare, 'none', {}, 'not-found', 'no such branch, tag or commit'],
    [`file://${bare}`, 'none', {}, 'not-found', 'no such branch, tag or commit'],
    [`file://${bare}`, 'abcdef12', {}, 'not-found', 'no such branch, tag or commit'],
    [path.join(root, 'nowhere'), 'main', {}, 'not-found', 'no git repository there'],
    [root, 'main', {}, 'not-found', 'no git repository there'],
    [`file://${root}/nowhere`, 'main', {}, 'not-found', 'no git repository there'],
    [bare, '--help', {}, 'misconfigured', null],
    [bare, 'main', { folder: '../x' }, 'misconfigured', null],
    ['http://127.0.0.1:1/planted.git', 'main', {}, 'unreachable', null],
    ['https://no-such-host.invalid/planted.git', 'main', {}, 'unreachable', null],
  ]
  for (const [repository, ref, more, code, detail] of cases) {
    const { failures, end } = watch(repository, ref, more)
    await until(`${repository} ${ref} fails`, () => failures.length > 0)
    await end()
    assert.equal(failures[0]?.code, code, failures[0]?.message)
    if (detail) assert.equal(failures[0]?.detail, detail)
    assert.doesNotMatch(failures[0]?.message ?? '', /nowhere|planted|127|invalid|\/tmp/)
  }
})
