import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aScript, CHECKSUM, withOptions } from './a-history'
import type { FlywayOptions } from './options'
import { resolveScripts } from './resolve'

const scriptsOf = (paths: string[], more: Partial<FlywayOptions> = {}) =>
  resolveScripts(
    paths.map(path => ({ path, text: 'SELECT 1;', conf: null, problem: null })),
    withOptions(more),
  )

test('migrations come by version, baseline scripts after their version, then repeatables by description', () => {
  const paths = ['R__b.sql', 'sub/V10__x.sql', 'B2__x.sql', 'R__B.sql', 'V2__x.sql', 'V9__x.sql', 'afterMigrate.sql']
  const { migrations, callbacks } = scriptsOf(paths)
  assert.deepEqual(
    migrations.map(({ script, type }) => `${script} ${type}`),
    ['V2__x.sql SQL', 'B2__x.sql SQL_BASELINE', 'V9__x.sql SQL', 'sub/V10__x.sql SQL', 'R__B.sql SQL', 'R__b.sql SQL'],
  )
  assert.deepEqual(
    callbacks.map(({ path }) => path),
    ['afterMigrate.sql'],
  )
})

test('hidden folders are not walked, hidden files are', () => {
  const { migrations, invalid } = scriptsOf(['..data/V1__a.sql', 'a/.git/V2__b.sql', 'V3__c.sql', '.V4__d.sql'])
  assert.deepEqual(
    migrations.map(({ script }) => script),
    ['V3__c.sql'],
  )
  assert.deepEqual(
    invalid.map(({ path }) => path),
    ['.V4__d.sql'],
  )
})

test('other files are nothing, R.sql neither', () => {
  const { migrations, callbacks, invalid } = scriptsOf(['V1__a.sql.conf', 'notes.txt', 'V1__a.java', 'R.sql'])
  assert.deepEqual([migrations, callbacks, invalid], [[], [], []])
})

const PROGRAMS: [compatibility: FlywayOptions['compatibility'], scripts: string[]][] = [
  ['9.22', []],
  ['10.22', ['V1__a.sh', 'V2__b', 'R__c.PY']],
  ['13', ['V1__a.sh', 'V2__b', 'R__c.PY']],
]
for (const [compatibility, scripts] of PROGRAMS) {
  test(`programs in ${compatibility}`, () => {
    const { migrations, invalid } = scriptsOf(['V1__a.sh', 'V2__b', 'R__c.PY', 'run.sh', 'README'], { compatibility })
    assert.deepEqual(
      migrations.map(({ script }) => script),
      scripts,
    )
    assert.ok(migrations.every(({ type }) => type === 'SCRIPT'))
    assert.deepEqual(invalid, [])
  })
}

test('names that are not understood are fatal where they are validated', () => {
  const paths = ['V1__a.sql', 'v2__b.sql', 'sub/V_3__c.sql', 'R.sql']
  assert.deepEqual([scriptsOf(paths).invalid.length, scriptsOf(paths).error], [2, null])
  const lines = [
    'Invalid SQL filenames found:',
    'Invalid versioned migration name format: V_3__c.sql (could not recognise version number _3)',
    'Unrecognised migration name format: v2__b.sql',
  ]
  const { error } = scriptsOf(paths, { validateMigrationNaming: true })
  assert.deepEqual(error, { code: 'ERROR', message: lines.join('\r\n') })
})

test('two files of one version are fatal, however it is written and wherever they are', () => {
  const { error, duplicates } = resolveScripts([aScript('V1__a.sql'), aScript('sub/V1.0__b.sql')], withOptions(), {
    placeOf: ({ path }) => `/flyway/sql/${path}`,
  })
  const lines = [
    'Found more than one migration with version 1',
    'Offenders:',
    '-> /flyway/sql/V1__a.sql (SQL)',
    '-> /flyway/sql/sub/V1.0__b.sql (SQL)',
  ]
  assert.deepEqual(error, { code: 'DUPLICATE_VERSIONED_MIGRATION', message: lines.join('\n') })
  assert.deepEqual(
    duplicates.map(group => group.map(({ script }) => script)),
    [['V1__a.sql', 'sub/V1.0__b.sql']],
  )
})

test('two repeatables of one description are fatal', () => {
  const { error } = scriptsOf(['R__a_b.sql', 'sub/R__a b.sql'])
  const lines = ['Found more than one repeatable migration with description a b', 'Offenders:', '-> R__a_b.sql (SQL)']
  assert.equal(error?.code, 'DUPLICATE_REPEATABLE_MIGRATION')
  assert.equal(error?.message, [...lines, '-> sub/R__a b.sql (SQL)'].join('\n'))
})

test('a program and a file of one version are duplicates, a baseline script and a file are not', () => {
  assert.equal(scriptsOf(['V1__a.sql', 'V1__a.sh']).error?.code, 'DUPLICATE_VERSIONED_MIGRATION')
  assert.equal(scriptsOf(['V5__a.sql', 'B5__a.sql']).error, null)
  assert.equal(scriptsOf(['B5__b.sql', 'B5__a.sql']).error?.code, 'DUPLICATE_VERSIONED_MIGRATION')
})

test('a file that cannot be decoded is fatal and has no checksum', () => {
  const { migrations, error } = resolveScripts([aScript('V1', { text: null, problem: 'undecodable' })], withOptions())
  assert.equal(migrations[0]?.checksum, null)
  assert.match(error?.message ?? '', /^Unable to calculate checksum of V1__d\.sql\nPlease ensure you have/)
})

test('a file that only the board cannot read has no checksum, and Flyway does not mind', () => {
  const { migrations, error } = resolveScripts([aScript('V1', { text: null, problem: 'too-large' })], withOptions())
  assert.deepEqual([migrations[0]?.checksum, error], [null, null])
})

/** A repeatable's checksums: with values, and of the raw text. */
const VIEW = `create or replace view vv as select '\${env}' as a;\n`
const REPLACED = 2114186824
const RAW = -2082078743
const CHECKSUMS: [fact: string, more: Partial<FlywayOptions>, conf: string | null, checksums: (number | null)[]][] = [
  ['with its value and without', { placeholders: { ENV: 'dev' } }, null, [REPLACED, RAW]],
  ['where nothing is replaced', { placeholderReplacement: false }, null, [RAW, RAW]],
  ['where its configuration forbids it', { placeholders: { env: 'dev' } }, 'placeholderReplacement=false', [RAW, RAW]],
  [
    'where 9.22 does not care',
    { placeholders: { env: 'dev' }, compatibility: '9.22' },
    'placeholderReplacement=false',
    [REPLACED, RAW],
  ],
]
for (const [fact, more, conf, checksums] of CHECKSUMS) {
  test(`a repeatable ${fact}`, () => {
    const { migrations, error } = resolveScripts([aScript('R__vv', { text: VIEW, conf })], withOptions(more))
    assert.deepEqual([migrations[0]?.checksum, migrations[0]?.equivalentChecksum, error], [...checksums, null])
  })
}

test('a placeholder without value is fatal in a repeatable, and nothing in a version', () => {
  const message = `No value provided for placeholder: \${env}.  Check your configuration!`
  const { error } = resolveScripts([aScript('R__vv', { text: VIEW })], withOptions())
  assert.deepEqual(error, { code: 'ERROR', message })
  const { migrations, error: none } = resolveScripts([aScript('V1', { text: VIEW })], withOptions())
  assert.deepEqual([migrations[0]?.checksum, none], [RAW, null])
})

test('a value that cannot be seen leaves the checksum unknown, not wrong', () => {
  for (const name of ['env', 'ENV', 'e*', '*']) {
    const { migrations, error } = resolveScripts([aScript('R__vv', { text: VIEW })], withOptions(), {
      unknownPlaceholders: [name],
    })
    assert.deepEqual([migrations[0]?.checksum, migrations[0]?.equivalentChecksum, error], [null, RAW, null])
  }
})

test("Flyway's own placeholders have the values that are known here", () => {
  const text = `\${flyway:filename} \${flyway:table} \${flyway:defaultSchema} \${FLYWAY:TABLE}`
  const options = withOptions({ defaultSchema: 'app' })
  const checksums = ['R__vv', 'R__plain'].map((name, index) => {
    const plain = 'R__vv.sql flyway_schema_history app flyway_schema_history'
    return resolveScripts([aScript(name, { text: index === 0 ? text : plain })], options).migrations[0]?.checksum
  })
  assert.equal(checksums[0], checksums[1])
  const user = resolveScripts([aScript('R__vv', { text: `\${flyway:user}` })], options)
  assert.deepEqual([user.migrations[0]?.checksum, user.error], [null, null])
})

test('an unchanged text has the checksum of every other one like it', () => {
  assert.deepEqual(
    scriptsOf(['V1__a.sql', 'R__b.sql']).migrations.map(({ checksum }) => checksum),
    [CHECKSUM, CHECKSUM],
  )
})

test('what is wrong with a versioned script is said before what is wrong with the others, whatever their names', () => {
  const broken = (path: string) => ({ path, text: null, conf: null, problem: 'undecodable' as const })
  const first = (...paths: string[]) => resolveScripts(paths.map(broken), withOptions()).error?.message.split('\n')[0]
  assert.equal(first('A1.sh', 'B1__a.sql', 'R__a.sql', 'V2__a.sql'), 'Unable to calculate checksum of V2__a.sql')
  assert.equal(first('B1__a.sql', 'R__a.sql', 'V1__a.sh'), 'Unable to calculate checksum of R__a.sql')
  assert.equal(first('V1__a.sh', 'B1__a.sql'), 'Unable to calculate checksum of B1__a.sql')
})
