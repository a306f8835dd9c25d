import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { placesOf } from '../lint/fixture'
import { RULE_IDS } from '../lint/rules'
import { makeRepository } from '../sources/test-repository'

const TSX = createRequire(import.meta.url).resolve('tsx')
const PROGRAM = path.join(import.meta.dirname, 'lint-migrations.ts')
const root = mkdtempSync(path.join(tmpdir(), 'lint-cli-'))
after(() => rmSync(root, { recursive: true, force: true }))

function lint(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', TSX, PROGRAM, ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function write(folder: string, files: Record<string, string>): void {
  mkdirSync(path.join(root, folder), { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(root, folder, name), text)
}

const GOOD = "CREATE SCHEMA shop;\n\nCOMMENT ON SCHEMA shop IS 'A shop';\n"

test('a folder with findings ends with 1, and says each as an annotation', () => {
  write('wrong', { 'V1__a.sql': GOOD, 'V3__b.sql': 'CREATE TABLE IF NOT EXISTS shop.x ();\n', 'lint.yaml': SOME })
  const { status, stdout, stderr } = lint('wrong', '--format', 'github')
  assert.equal(stderr, '')
  assert.deepEqual(
    stdout.split('\n').map(line => line.split('::').slice(0, 2).join('::')),
    [
      '::error file=wrong/V3__b.sql,line=1,title=version-gap',
      '::warning file=wrong/V3__b.sql,line=1,col=14,title=if-not-exists',
      '2 findings (1 error, 1 warning) in 1 file of 2 scripts',
      '',
    ],
  )
  assert.equal(status, 1)
})

const SOME = 'rules: { comment: off, timestamp-columns: off, grant-missing: off, if-not-exists: warning }\n'

test('a folder without findings ends with 0; an empty one, too', () => {
  write('good', { 'V1__a.sql': GOOD })
  write('empty', {})
  assert.deepEqual(lint('good'), { status: 0, stdout: '1 script, no findings\n', stderr: '' })
  assert.deepEqual(lint('empty', '--format', 'json').status, 0)
})

test('with a base, edits are told; with --only-new, nothing else of what the base has', () => {
  const { work, push } = makeRepository(path.join(root, 'repository'))
  push('main', { 'db/V1__a.sql': 'CREATE SCHEMA shop;\n', 'db/V2__b.sql': 'SELECT 2;\n' })
  write('repository/work/db', { 'V2__b.sql': 'SELECT 3;\n', 'V3__c.sql': '\tSELECT 3;\n' })
  const { status, stdout } = lint(path.join(work, 'db'), '--base', 'HEAD', '--only-new', '--format', 'json')
  const { findings, hidden } = JSON.parse(stdout)
  assert.deepEqual(placesOf(findings), [`${work}/db/V2__b.sql:1 applied-script`, `${work}/db/V3__c.sql:1 tab`])
  // The schema has no comment.
  assert.equal(hidden, 1)
  assert.equal(status, 1)
})

test('the rules can be listed', () => {
  const { status, stdout } = lint('--rules')
  assert.equal(status, 0)
  assert.deepEqual(
    stdout
      .trimEnd()
      .split('\n')
      .map(line => line.split(' ')[0]),
    RULE_IDS,
  )
})

const MISUSED: [string[], RegExp][] = [
  [['nowhere'], /^there is no folder nowhere/],
  [['--fix'], /Unknown option '--fix'/],
  [['.', '.'], /one folder is checked at a time/],
  [['.', '--format', 'xml'], /--format is text, json, github/],
  [['.', '--only-new'], /--only-new needs --base/],
  [['.', '--base', 'origin/main'], /is in no git repository/],
]

for (const [args, said] of MISUSED)
  test(`${args.join(' ')} is a mistake of the call`, () => {
    const { status, stdout, stderr } = lint(...args)
    assert.match(stderr, said)
    assert.equal(stdout, '')
    assert.equal(status, 64)
  })

test('a mistake in the settings is told with its line', () => {
  write('misconfigured', { 'lint.yaml': '# mine\nrules: { tabs: off }\n' })
  const { status, stderr } = lint('misconfigured')
  assert.match(stderr, /misconfigured\/lint\.yaml:2 {2}rules\.tabs is not known here; is tab meant\?/)
  assert.equal(status, 78)
})
