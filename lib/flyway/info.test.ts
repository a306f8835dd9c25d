import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRow, infoOf, shown, withOptions } from './a-history'
import { computeInfo } from './info'
import type { FlywayOptions } from './options'
import { resolveScripts } from './resolve'

type Case = [fact: string, files: string[], rows: string[], lines: string[], options?: Partial<FlywayOptions>]

/** Scripts without row, rule by rule (docs: flyway.md §4.2). */
const UNAPPLIED: Case[] = [
  ['U0: a repeatable is pending', ['R__view'], [], ['view Pending']],
  ['U0: even above the target', ['R__view'], [], ['view Pending'], { target: '1?' }],
  [
    'U2: below a baseline that was applied',
    ['V1', 'V3'],
    ['2 BASELINE'],
    ['1 Below Baseline', '2 Baseline', '3 Pending'],
  ],
  [
    'U2: below the highest of several',
    ['V2'],
    ['1 BASELINE', '3 BASELINE'],
    ['2 Below Baseline', '1 Baseline', '3 Baseline'],
  ],
  [
    'U2: below a baseline script, in an empty schema',
    ['V1', 'B2', 'V3'],
    [],
    ['1 Below Baseline', '2 Pending', '3 Pending'],
  ],
  [
    'U2: not below a baseline script once something is applied',
    ['V1', 'V2', 'B3'],
    ['1'],
    ['1 Success', '2 Pending', '3 Ignored'],
  ],
  ['U3: the version of the baseline itself', ['V2'], ['2 BASELINE'], ['2 Ignored (Baseline)', '2 Baseline']],
  ['U3: the version of a baseline script', ['V2', 'B2'], [], ['2 Ignored (Baseline)', '2 Pending']],
  ['U2 goes before U4', ['V1'], ['2 BASELINE'], ['1 Below Baseline', '2 Baseline'], { target: '0?' }],
  ['U4: above the target', ['V1', 'V2'], [], ['1 Pending', '2 Above Target'], { target: '1' }],
  [
    'U4: not at the target, however it is written',
    ['V1.0', 'V2'],
    [],
    ['1.0 Pending', '2 Above Target'],
    { target: '01' },
  ],
  ['U4 goes before U5', ['V2'], ['3'], ['3 Future', '2 Above Target'], { target: '1?' }],
  ['U4: latest bounds nothing', ['V99999999999999999999'], [], ['99999999999999999999 Pending'], { target: 'latest' }],
  ['U5: below what was applied', ['V1', 'V2'], ['2'], ['2 Success', '1 Ignored']],
  ['U5: below what failed', ['V1', 'V2'], ['2 failed'], ['2 Failed', '1 Ignored']],
  ['U6: below, where outOfOrder allows it', ['V1', 'V2'], ['2'], ['2 Success', '1 Pending'], { outOfOrder: true }],
  ['U6: above what was applied', ['V1', 'V2'], ['1'], ['1 Success', '2 Pending']],
  ['U6: at what was applied, as another type', ['V1'], ['1 JDBC'], ['1 Future', '1 Pending']],
  ['U7: a baseline script after anything was applied', ['V1', 'B2'], ['1'], ['1 Success', '2 Ignored']],
  ['U7: a baseline script above a baseline row', ['B3'], ['2 BASELINE'], ['2 Baseline', '3 Ignored']],
  ['U7: the highest baseline script of an empty schema', ['B1', 'B2'], [], ['1 Below Baseline', '2 Pending']],
  ['U7: even above the target', ['V1', 'B2'], [], ['1 Below Baseline', '2 Pending'], { target: '1' }],
]

/** Rows, rule by rule. */
const APPLIED: Case[] = [
  ['A1: what was undone', ['V1'], ['1', '1 UNDO_SQL'], ['1 Undone', '1 Success', '1 Pending']],
  ['A2: a deleted version, whose DELETE row is not shown', ['V2'], ['1', '2', '1 DELETE'], ['1 Deleted', '2 Success']],
  [
    'A2: a deleted repeatable, whose DELETE row is shown',
    [],
    ['R__view', 'R__view DELETE'],
    ['view Deleted', 'view Success'],
  ],
  ['A3: a DELETE row goes before a failed state', [], ['R__v', 'R__v DELETE'], ['v Deleted', 'v Success']],
  ['A4: a baseline', [], ['1 BASELINE'], ['1 Baseline']],
  ['A4: a baseline that did not succeed', [], ['1 BASELINE failed'], ['1 Baseline']],
  ['A5: an applied baseline script', ['B1'], ['1 SQL_BASELINE'], ['1 Baseline']],
  ['A5: one that failed', ['B1'], ['1 SQL_BASELINE failed'], ['1 Failed']],
  ['A5: one without file, below the scripts', ['V2'], ['1 SQL_BASELINE'], ['1 Missing', '2 Pending']],
  ['A5: one without file, above the scripts', [], ['1 SQL_BASELINE'], ['1 Future']],
  ['A6: no file, below the newest', ['V2'], ['1', '2'], ['1 Missing', '2 Success']],
  ['A6: no file, above the newest', ['V1'], ['1', '2'], ['1 Success', '2 Future']],
  ['A6: no file at all', [], ['1', '2'], ['1 Future', '2 Future']],
  [
    'A6: failed, no file',
    ['V2'],
    ['1 failed', '2', '3 failed'],
    ['1 Failed (Missing)', '2 Success', '3 Failed (Future)'],
  ],
  ['A6: a repeatable without file', [], ['R__view'], ['view Missing']],
  ['A6: a repeatable without file that failed', [], ['R__view failed'], ['view Failed (Missing)']],
  ['A6: of a repeatable without file only the newest row', [], ['R__v', 'R__v #7'], ['v Superseded', 'v Missing']],
  ['A6: the creation of the schema', [], ['SCHEMA'], ['<< Flyway Schema Creation >> Success']],
  ['A7: failed', ['V1'], ['1 failed'], ['1 Failed']],
  ['A7: a repeatable that failed', ['R__view'], ['R__view failed'], ['view Failed']],
  ['A7: an older failure of a repeatable', ['R__view'], ['R__view failed', 'R__view'], ['view Failed', 'view Success']],
  ['A8: two creations of schemas', [], ['SCHEMA', 'SCHEMA'], Array(2).fill('<< Flyway Schema Creation >> Success')],
  ['A9: an unchanged repeatable', ['R__view'], ['R__view'], ['view Success']],
  ['A9: a changed repeatable has two lines', ['R__view'], ['R__view #7'], ['view Outdated', 'view Pending']],
  ['A10: an older row of a repeatable', ['R__view'], ['R__view #7', 'R__view'], ['view Superseded', 'view Success']],
  ['A11: a version that came late', ['V1', 'V2'], ['2', '1'], ['2 Success', '1 Out of Order']],
  ['A11: not a failed one', ['V1', 'V2'], ['2', '1 failed'], ['2 Success', '1 Failed']],
  ['A12: applied', ['V1'], ['1'], ['1 Success']],
  ['A12: the checksum is not looked at', ['V1'], ['1 #7'], ['1 Success']],
  ['A12: as another text of the same version', ['V1.0'], ['01'], ['01 Success']],
]

/** What the states are derived from (docs: flyway.md §4.1). */
const DERIVED: Case[] = [
  [
    '3: a deleted version whose file is back is ignored',
    ['V1', 'V2'],
    ['1', '2', '1 DELETE'],
    ['1 Deleted', '2 Success', '1 Ignored'],
  ],
  [
    '3: or pending out of order',
    ['V1', 'V2'],
    ['1', '2', '1 DELETE'],
    ['1 Deleted', '2 Success', '1 Pending'],
    { outOfOrder: true },
  ],
  [
    '3: a version that was applied again after it was deleted',
    ['V1'],
    ['1', '1 DELETE', '1'],
    ['1 Deleted', '1 Success'],
  ],
  ['3: a DELETE row passes over baselines', [], ['1', '1 BASELINE', '1 DELETE'], ['1 Deleted', '1 Baseline']],
  ['3: a failed DELETE row marks nothing', ['V1'], ['1', '1 DELETE failed'], ['1 Success', '1 Success']],
  [
    '4: a baseline counts as applied',
    ['V1', 'V2'],
    ['2 BASELINE', '1'],
    ['2 Ignored (Baseline)', '2 Baseline', '1 Out of Order'],
  ],
  ['4: a deleted version does not', ['V1', 'V2'], ['2', '2 DELETE'], ['2 Deleted', '1 Pending', '2 Pending']],
  [
    '4: rows count in the order of their ranks',
    ['V1', 'V1.5', 'V2'],
    ['1', '2', '1.5'],
    ['1 Success', '2 Success', '1.5 Out of Order'],
  ],
  ['5: baseline scripts count as newest', ['B3'], ['1', '2'], ['1 Missing', '2 Missing', '3 Ignored']],
  ['7: a file whose type changed', ['V1', 'V2'], ['1 SCRIPT'], ['1 Missing', '1 Pending', '2 Pending']],
  [
    '8: a deleted repeatable whose file is back',
    ['R__v'],
    ['R__v', 'R__v DELETE'],
    ['v Deleted', 'v Success', 'v Pending'],
  ],
  ['9: current is what was applied', ['V1', 'V2'], ['1'], ['1 Success', '2 Above Target'], { target: 'current' }],
  ['9: current of an empty schema', ['V1'], [], ['1 Above Target'], { target: 'current' }],
  [
    '9: next is the first pending one',
    ['V1', 'V2', 'V3'],
    ['1'],
    ['1 Success', '2 Pending', '3 Above Target'],
    { target: 'next' },
  ],
  ['9: next where nothing waits', ['V1'], ['1'], ['1 Success'], { target: 'next' }],
]

for (const [fact, files, rows, lines, options] of [...UNAPPLIED, ...APPLIED, ...DERIVED]) {
  test(fact, () => assert.deepEqual(shown(infoOf(files, rows, options).lines), lines))
}

test('U1 is licensed: a script with shouldExecute makes open-source Flyway refuse', () => {
  const file = { path: 'V1__d.sql', text: '', conf: 'shouldExecute=false', problem: null }
  assert.match(resolveScripts([file], withOptions()).error?.message ?? '', /^Upgrade required: shouldExecute/)
})

test('a row that was deleted twice is an error', () => {
  const { error } = infoOf([], ['1', '1 DELETE', '1 DELETE'])
  const message = 'Corrupted schema history: multiple delete entries for version 1'
  assert.deepEqual(error, { code: 'DUPLICATE_DELETED_MIGRATION', message })
})

test('a repeatable that was deleted twice is none', () => {
  const { error, lines } = infoOf([], ['R__v', 'R__v DELETE', 'R__v DELETE'])
  assert.deepEqual([error, shown(lines)], [null, ['v Deleted', 'v Success', 'v Success']])
})

test('a repeatable whose row holds the checksum of its raw text has succeeded', () => {
  const options = withOptions({ placeholders: { env: 'dev' } })
  const text = `create or replace view vv as select '\${env}' as a;\n`
  const { migrations } = resolveScripts([{ path: 'R__v.sql', text, conf: null, problem: null }], options)
  for (const checksum of [2114186824, -2082078743]) {
    const { lines } = computeInfo({ migrations, rows: [aRow(`R__v #${checksum}`, 1)], options })
    assert.deepEqual(shown(lines), ['v Success'])
  }
})

const FORESEEN: [compatibility: FlywayOptions['compatibility'], lines: string[]][] = [
  ['9.22', ['1 Pending', '2 Pending', '3 Pending']],
  ['11.20', ['1 Pending', '2 Pending', '3 Pending']],
  ['13', ['1 Below Baseline', '2 Ignored (Baseline)', '3 Pending']],
]
for (const [compatibility, lines] of FORESEEN) {
  test(`baselineOnMigrate in a schema that is not empty, as ${compatibility} says`, () => {
    const options = withOptions({ compatibility, baselineOnMigrate: true, baselineVersion: '2' })
    const { migrations } = resolveScripts(
      ['V1__d.sql', 'V2__d.sql', 'V3__d.sql'].map(path => ({ path, text: '', conf: null, problem: null })),
      options,
    )
    assert.deepEqual(shown(computeInfo({ migrations, rows: [], options, nonEmptySchema: true }).lines), lines)
    assert.equal(shown(computeInfo({ migrations, rows: [], options }).lines)[0], '1 Pending')
  })
}
