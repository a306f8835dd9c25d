import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { chmod, mkdir, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { type FolderReading, readFolder } from './read-folder'
import { watchFolder } from './scripts-folder'
import { createListener } from './test-listener'
import { until } from './test-until'

const root = mkdtempSync(path.join(tmpdir(), 'folder-'))
after(() => rm(root, { recursive: true, force: true }))

let folders = 0
async function makeFolder(files: Record<string, string | Uint8Array> = {}): Promise<string> {
  const folder = path.join(root, String(folders++))
  await mkdir(folder)
  await put(folder, files)
  return folder
}

async function put(folder: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
}

const problems = ({ scripts }: FolderReading) =>
  Object.fromEntries(scripts.files.map(file => [file.path, file.problem ?? file.text]))

test('sub-folders are walked, hidden ones are not, hidden files are', async () => {
  const folder = await makeFolder({
    'V1__a.sql': '1',
    'sub/deep/V2__b.sql': '2',
    '.hidden/V3__c.sql': '3',
    'sub/.git/V4__d.sql': '4',
    '.V5__e.sql': '5',
  })
  assert.deepEqual(problems(await readFolder(folder, null)), {
    '.V5__e.sql': '5',
    'V1__a.sql': '1',
    'sub/deep/V2__b.sql': '2',
  })
})

test('links are followed inside the folder alone, and never in circles', async () => {
  const outside = await makeFolder({ 'secret.sql': 'secret' })
  const folder = await makeFolder({ 'V1__a.sql': '1', 'sub/V2__b.sql': '2' })
  await symlink(path.join(outside, 'secret.sql'), path.join(folder, 'V3__out.sql'))
  await symlink(outside, path.join(folder, 'away'))
  await symlink(`../${path.basename(outside)}/secret.sql`, path.join(folder, 'V4__up.sql'))
  await symlink('V1__a.sql', path.join(folder, 'V5__in.sql'))
  await symlink('..', path.join(folder, 'sub/up'))
  await symlink('nowhere', path.join(folder, 'V6__broken.sql'))
  await symlink('V7__self.sql', path.join(folder, 'V7__self.sql'))
  await symlink(`${folder}-not`, path.join(folder, 'V8__beside.sql'))
  await writeFile(`${folder}-not`, 'beside')
  assert.deepEqual(problems(await readFolder(folder, null)), {
    'V1__a.sql': '1',
    'V3__out.sql': 'link-outside',
    'V4__up.sql': 'link-outside',
    'V5__in.sql': '1',
    'V6__broken.sql': 'unreadable',
    'V7__self.sql': 'unreadable',
    'V8__beside.sql': 'link-outside',
    away: 'link-outside',
    'sub/V2__b.sql': '2',
  })
})

/** As the kubelet writes a ConfigMap: files in a hidden folder, a link to it that is swapped, links to the files. */
async function mountConfigMap(folder: string, version: string, files: Record<string, string>): Promise<void> {
  await put(path.join(folder, version), files)
  await symlink(version, path.join(folder, '..data_tmp'))
  await rename(path.join(folder, '..data_tmp'), path.join(folder, '..data'))
}

test('a ConfigMap is read through its links, and again when it is swapped', async () => {
  const folder = await makeFolder()
  await mountConfigMap(folder, '..2026_1', { 'V1__a.sql': 'old' })
  await symlink('..data/V1__a.sql', path.join(folder, 'V1__a.sql'))
  const stop = new AbortController()
  const told = createListener()
  const watching = watchFolder({ folder }, told.on, { signal: stop.signal, everyMs: 60_000 })
  await until('the first reading', () => told.file('V1__a.sql')?.text === 'old')
  assert.deepEqual(told.paths(), ['V1__a.sql'])
  await mountConfigMap(folder, '..2026_2', { 'V1__a.sql': 'new' })
  await rm(path.join(folder, '..2026_1'), { recursive: true })
  await until('the swapped one', () => told.file('V1__a.sql')?.text === 'new')
  assert.deepEqual(told.failures, [])
  stop.abort()
  await watching
})

test('what cannot be used is named: bytes that are no UTF-8, 50 MB, a pipe is no file', async () => {
  const folder = await makeFolder({
    'V1__latin.sql': Buffer.from('-- caf\xe9', 'latin1'),
    'V2__bom.sql': '\ufeffSELECT 1;',
    'V3__big.sql': '',
    'V4__lines.sql': 'SELECT 1;\n'.repeat(1_000_000),
    'V5__empty.sql': '',
  })
  await truncate(path.join(folder, 'V3__big.sql'), 50_000_000)
  execFileSync('mkfifo', [path.join(folder, 'V6__pipe.sql')])
  const before = process.memoryUsage().arrayBuffers
  const { scripts } = await readFolder(folder, null)
  assert.ok(process.memoryUsage().arrayBuffers - before < 30_000_000)
  assert.deepEqual(
    scripts.files.map(file => file.problem ?? file.text?.length),
    ['undecodable', '\ufeffSELECT 1;'.length, 'too-large', 10_000_000, 0],
  )
})

test('a file and a folder without right to read are named', {
  skip: process.getuid?.() === 0 && 'root may',
}, async () => {
  const folder = await makeFolder({ 'V1__a.sql': '1', 'sub/V2__b.sql': '2', 'V3__c.sql': '3' })
  await chmod(path.join(folder, 'V1__a.sql'), 0)
  await chmod(path.join(folder, 'sub'), 0)
  const read = problems(await readFolder(folder, null))
  await chmod(path.join(folder, 'sub'), 0o700)
  assert.deepEqual(read, { 'V1__a.sql': 'unreadable', 'V3__c.sql': '3', sub: 'unreadable' })
})

test('names are text, whatever is in them', async () => {
  const names = ['V1__<img src=x onerror=alert(1)>.sql', 'V2__new\nline.sql', '..V3__dots...sql', 'V4__ü \u202e.sql']
  const folder = await makeFolder(Object.fromEntries(names.map(name => [name, name])))
  assert.deepEqual(
    (await readFolder(folder, null)).scripts.files.map(file => file.path),
    [...names].sort(),
  )
})

test('settings beside a script are read with it', async () => {
  const folder = await makeFolder({ 'V1__a.sql': '1', 'V1__a.sql.conf': 'executeInTransaction=false' })
  const [script, ...others] = (await readFolder(folder, null)).scripts.files
  assert.equal(script?.conf, 'executeInTransaction=false')
  assert.deepEqual(others, [])
})

test('5,000 files are read within reason, and once they lie still none is opened again', async () => {
  const folder = await makeFolder(
    Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`V${index}__x.sql`, `SELECT ${index};`])),
  )
  let last = await readFolder(folder, null)
  assert.equal(last.scripts.files.length, 5_000)
  const { scripts } = last
  await until('no file is read again', async () => {
    const { texts } = last
    last = await readFolder(folder, last)
    assert.equal(last.scripts, scripts)
    return [...texts].every(([name, kept]) => last.texts.get(name) === kept)
  })
})

test('a text of the same size and time as before is still seen to be another', async () => {
  const folder = await makeFolder({ 'V1__a.sql': 'SELECT 1;' })
  const file = path.join(folder, 'V1__a.sql')
  const time = new Date(Date.now() - 3_600_000)
  await utimes(file, time, time)
  const first = await readFolder(folder, null)
  await writeFile(file, 'SELECT 2;')
  await utimes(file, time, time)
  const second = await readFolder(folder, first)
  assert.equal(second.scripts.files[0]?.text, 'SELECT 2;')
})

test('a change is told at once, a poll without one confirms the very same scripts', async () => {
  const folder = await makeFolder({ 'V1__a.sql': '1' })
  const stop = new AbortController()
  const told = createListener()
  const watching = watchFolder({ folder }, told.on, { signal: stop.signal, everyMs: 60_000 })
  await until('the first reading', () => told.readings.length === 1)
  await put(folder, { 'sub/V2__b.sql': '2' })
  await until('the new folder', () => told.paths().includes('sub/V2__b.sql'))
  await put(folder, { 'sub/V3__c.sql': '3' })
  await until('a file in the new folder', () => told.paths().includes('sub/V3__c.sql'))
  await rm(path.join(folder, 'V1__a.sql'))
  await until('the file is gone', () => !told.paths().includes('V1__a.sql'))
  stop.abort()
  await watching

  const again = createListener()
  const polling = new AbortController()
  const polled = watchFolder({ folder }, again.on, { signal: polling.signal, everyMs: 10 })
  await until('ten readings', () => again.readings.length >= 10)
  polling.abort()
  await polled
  assert.equal(new Set(again.readings).size, 1)
})

test('a folder that is not there is a failure until it is, and so is one that goes', async () => {
  const folder = path.join(root, 'later')
  const stop = new AbortController()
  const told = createListener()
  const watching = watchFolder({ folder }, told.on, { signal: stop.signal, everyMs: 20 })
  assert.equal((await told.nextFailure())?.code, 'not-found')
  assert.doesNotMatch(told.failures[0]?.message ?? '', /later/)
  await mkdir(folder)
  await put(folder, { 'V1__a.sql': '1' })
  await until('it is read', () => told.paths().includes('V1__a.sql'))
  await rm(folder, { recursive: true })
  assert.equal((await told.nextFailure())?.code, 'not-found')
  await writeFile(folder, 'a file')
  await until('it is no folder', () => told.failures.at(-1)?.code === 'misconfigured')
  await rm(folder)
  await mkdir(folder)
  await put(folder, { 'V9__z.sql': '9' })
  await until('it is read again', () => told.paths().includes('V9__z.sql'))
  stop.abort()
  await watching
})
