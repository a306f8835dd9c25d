import assert from 'node:assert/strict'
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { makeRepository } from '../../sources/test-repository'
import { placesOf } from '../fixture'
import { readScripts } from '../script'
import { HOUSE } from '../settings/settings'
import { checkApplied } from '../text/applied'
import { checkOrder } from '../text/base'
import { readBase } from './read-base'
import { readFolder } from './read-folder'

const root = mkdtempSync(path.join(tmpdir(), 'lint-base-'))
after(() => rmSync(root, { recursive: true, force: true }))
let count = 0

/** A work tree whose branch has left `origin/main` with these scripts. */
function branched(names: string[]) {
  const repository = makeRepository(path.join(root, String(++count)))
  const scripts = Object.fromEntries(names.map(name => [`db/${name}`, `-- ${name}\nSELECT 1;\n`]))
  repository.push('main', { 'README.md': 'x', ...scripts })
  repository.git('fetch', '--quiet', 'origin')
  const folder = path.join(repository.work, 'db')
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
  return { ...repository, folder, write, scripts }
}

async function check(folder: string, ref = 'origin/main') {
  const base = await readBase(folder, ref, HOUSE, AbortSignal.timeout(20_000))
  assert.ok(typeof base !== 'string', String(base))
  const scripts = readScripts(await readFolder(folder, HOUSE), HOUSE.flyway)
  return { applied: checkApplied(scripts, base), order: checkOrder(scripts, base) }
}

test('scripts of the base that were edited, renamed or deleted are told, each at its place', async () => {
  const names = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql', 'V4__d.sql', 'V5__e.sql', 'R__f.sql', 'R__g.sql', 'V6__h.sql']
  const { folder, write } = branched(names)
  write('V1__a.sql', '-- V1__a.sql\n\nSELECT 2;\n')
  write('V2__b.sql', '-- V2__b.sql\r\nSELECT 1;\r\n\r\n')
  renameSync(path.join(folder, 'V3__c.sql'), path.join(folder, 'V3__see.sql'))
  rmSync(path.join(folder, 'V4__d.sql'))
  write('V5__e.sql', '-- V5__e.sql\nSELECT 1;\n-- one more line\n')
  write('R__f.sql', 'SELECT 3;\n')
  rmSync(path.join(folder, 'R__g.sql'))
  rmSync(path.join(folder, 'V6__h.sql'))
  write('V6__other.sql', 'SELECT 4;\n')
  const { applied, order } = await check(folder)
  assert.deepEqual(placesOf(applied), [
    'R__g.sql:1 applied-script',
    'V1__a.sql:3 applied-script',
    'V3__see.sql:1 applied-script',
    'V4__d.sql:1 applied-script',
    'V5__e.sql:3 applied-script',
    'V6__other.sql:1 applied-script',
  ])
  assert.match(applied.find(({ file }) => file === 'V3__see.sql')?.message ?? '', /was V3__c\.sql .* Rename it back/)
  assert.match(applied.find(({ file }) => file === 'V6__other.sql')?.message ?? '', /takes the place of V6__h\.sql/)
  assert.deepEqual(order, [])
})

test('new versions below the highest of the base are told, decimals and later ones are not', async () => {
  const { folder, write } = branched(['V2__b.sql', 'V7__g.sql', 'V9__i.sql'])
  for (const name of ['V1__late.sql', 'V5__late.sql', 'V8__late.sql', 'V7.1__decimal.sql', 'V10__next.sql', 'R__x.sql'])
    write(name, 'SELECT 1;\n')
  const { applied, order } = await check(folder)
  assert.deepEqual(applied, [])
  assert.deepEqual(placesOf(order), [
    'V1__late.sql:1 version-order',
    'V5__late.sql:1 version-order',
    'V8__late.sql:1 version-order',
  ])
  assert.match(order[0]?.message ?? '', /Take V11/)
})

test('a base that went on since the branch left it is no deletion; a version that it has taken by now is told', async () => {
  const { folder, write, push, git, scripts } = branched(['V1__a.sql'])
  const left = git('rev-parse', 'HEAD')
  push('main', { 'README.md': 'x', ...scripts, 'db/V2__theirs.sql': 'SELECT 1;\n' })
  git('fetch', '--quiet', 'origin')
  git('reset', '--quiet', '--hard', left)
  rmSync(path.join(folder, 'V2__theirs.sql'), { force: true })
  write('V2__mine.sql', 'SELECT 2;\n')
  const { applied, order } = await check(folder)
  assert.deepEqual(applied, [])
  assert.deepEqual(placesOf(order), ['V2__mine.sql:1 version-order'])
  assert.match(order[0]?.message ?? '', /origin\/main has this version as V2__theirs\.sql: take V3/)
})

test('a ref that is not there, and a folder outside of any repository, are said in a sentence', async () => {
  const { folder } = branched(['V1__a.sql'])
  const signal = AbortSignal.timeout(20_000)
  assert.match(
    String(await readBase(folder, 'origin/none', HOUSE, signal)),
    /^origin\/none is no branch, tag or commit/,
  )
  assert.match(String(await readBase(tmpdir(), 'main', HOUSE, signal)), /is in no git repository/)
})
