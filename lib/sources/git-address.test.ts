import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkFolder, checkRef, isRemote } from './git-address'

test('what is reached over a network is told from a path', () => {
  for (const remote of ['https://h/r.git', 'http://h/r', 'ssh://git@h/r', 'git@h:o/r.git', 'h:r', 'file:///r'])
    assert.equal(isRemote(remote), true, remote)
  for (const local of ['/srv/r.git', '.', '../r', './a:b', '/srv/a:b']) assert.equal(isRemote(local), false, local)
})

test('a ref is a name and never an option, a range, a search or a pattern', () => {
  for (const ref of [
    'dev',
    'release/1.0',
    'v2.1',
    'HEAD',
    'refs/heads/dev',
    'fix_ü',
    'a'.repeat(40),
    'origin/main',
    '@',
  ])
    assert.equal(checkRef(ref), ref)
  const refused = [
    '',
    '-x',
    '--upload-pack=x',
    'a..b',
    'a~1',
    'a^',
    'a:b',
    'a b',
    'a\nb',
    'a*',
    'a?',
    'a[b',
    '@{u}',
    'a.lock',
  ]
  for (const ref of [...refused, '/a', 'a/', 'a//b', 'a\\b', 'a/.b', 'a.', ':/text'])
    assert.throws(() => checkRef(ref), { name: 'SourceError', code: 'misconfigured' }, ref)
})

test('a folder is inside the repository', () => {
  assert.equal(checkFolder('./db//migrations/'), 'db/migrations')
  assert.equal(checkFolder('.'), '')
  assert.equal(checkFolder(''), '')
  for (const folder of ['../x', 'a/../../x', 'a\nb'])
    assert.throws(() => checkFolder(folder), { code: 'misconfigured' })
})
