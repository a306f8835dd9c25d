import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FORMATS } from './formats'
import type { Report } from './report'

const REPORT: Report = {
  folder: 'migrations',
  postgres: 18,
  scripts: 3,
  findings: [
    {
      file: 'migrations/V1__a.sql',
      line: 2,
      column: 5,
      rule: 'comment',
      severity: 'error',
      message: 'no comment: 100 %',
    },
    {
      file: 'migrations/V1__a.sql',
      line: 9,
      column: null,
      rule: 'name-collision',
      severity: 'warning',
      message: 'cut',
    },
    { file: 'migrations/V2__b.sql', line: 1, column: null, rule: 'tab', severity: 'error', message: 'a tab' },
  ],
  notApplied: ['migrations/V3__c.sql'],
  hidden: 2,
}

test('text is grouped by file and closes with the notes and the count', () => {
  assert.equal(
    FORMATS.text(REPORT),
    `migrations/V1__a.sql:2:5  comment  no comment: 100 %
migrations/V1__a.sql:9  warning name-collision  cut

migrations/V2__b.sql:1  tab  a tab

note: migrations/V3__c.sql stops the scratch database; of it and of what comes after it only the text was looked at (1 script), and later scripts may mend what is told of earlier ones

note: 2 findings of scripts that the base has are not shown

3 findings (2 errors, 1 warning) in 2 files of 3 scripts
`,
  )
})

test('without findings there is one line', () => {
  assert.equal(FORMATS.text({ ...REPORT, findings: [], notApplied: [], hidden: 0 }), '3 scripts, no findings\n')
})

test('JSON is the whole report', () => {
  assert.deepEqual(JSON.parse(FORMATS.json(REPORT)), REPORT)
})

test('annotations are workflow commands, with what ends a command escaped', () => {
  assert.deepEqual(FORMATS.github(REPORT).split('\n').slice(0, 2), [
    '::error file=migrations/V1__a.sql,line=2,col=5,title=comment::no comment: 100 %25',
    '::warning file=migrations/V1__a.sql,line=9,title=name-collision::cut',
  ])
})
