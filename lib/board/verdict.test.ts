import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog, aLog, aStep } from './a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from './an-observation'
import type { Observation } from './observation'
import { takeSnapshot } from './snapshot'

const four = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql', 'V4__d.sql'].map(path => aScript(path, path, at(-1)))
const withFour = { scripts: aReading({ ref: null, commit: null, files: four }) }
const applied = { ...withFour, history: aReading(aHistory(four.map(({ path }, index) => aRow(index + 1, path)))) }
const failed = (count: number): Partial<Observation> => ({
  ...withFour,
  runs: [aRun('failed', count, { reading: aFailedLog('4') })],
})
const running = { ...withFour, runs: [aRun('running', 0, { reading: aLog({ steps: [aStep('4', 'running')] }) })] }
const old = { history: { ...anObservation('x').history, readAt: at(-252) } }
const blocked = {
  ...running,
  history: aReading(
    aHistory(
      four.slice(0, 3).map(({ path }, index) => aRow(index + 1, path)),
      { locked: true, waitingSince: at(-9) },
    ),
  ),
}
/** V4 was there before the run that left it out. */
const left = { scripts: aReading({ ref: null, commit: null, files: four.map(({ path }) => aScript(path)) }) }
/** The history failed just now and still counts; Kubernetes has not been read for ten minutes. */
const longer = {
  ...withFour,
  history: {
    ...anObservation('x').history,
    failure: { code: 'timeout' as const, message: 'history did not answer in time', since: at(-1), tries: 1 },
  },
  kubernetes: { ...anObservation('x').kubernetes, readAt: at(-600) },
}
const edited = {
  history: aReading(aHistory([aRow(1, 'V1__a.sql', { checksum: 1 }), aRow(2, 'V2__b.sql'), aRow(3, 'V3__c.sql')])),
}

const o = anObservation
const CASES: [Observation[], string, string][] = [
  [[], 'ok', 'No environment is configured'],
  [[o('dev'), o('staging'), o('prod')], 'ok', 'Everything is migrated: dev, staging and prod are at V3'],
  [
    [o('dev', applied), o('staging'), o('prod')],
    'ok',
    'Everything is migrated: dev is at V4, staging and prod are at V3',
  ],
  [[o('a'), o('b'), o('c'), o('d'), o('e')], 'ok', 'Everything is migrated: 5 environments are at V3'],
  [[o('dev'), o('prod', failed(3))], 'failed', 'prod failed V4 and keeps retrying'],
  [[o('dev'), o('prod', failed(0))], 'failed', 'prod failed V4'],
  [[o('staging', failed(0)), o('prod', failed(0))], 'failed', 'prod failed V4, staging failed V4'],
  [[o('dev', failed(0)), o('staging', failed(0)), o('prod', failed(0))], 'failed', 'prod failed V4, and 2 more failed'],
  [[o('dev', { runs: [aRun('failed')] })], 'failed', 'dev failed to migrate'],
  [[o('dev', running), o('prod')], 'running', 'dev is running V4'],
  [[o('dev', blocked), o('prod')], 'blocked', 'dev waits for a lock at V4'],
  [[o('dev', running), o('prod', failed(0))], 'failed', 'prod failed V4'],
  [[o('dev', running), o('prod', old)], 'unknown', 'prod is unknown: history last read at 09:28:46 UTC'],
  [[o('dev', running), o('prod', edited)], 'running', 'dev is running V4'],
  [[o('dev', left), o('prod')], 'attention', 'dev: exit code 0, but V4 was not applied'],
  [
    [o('dev', left), o('staging', edited), o('prod')],
    'attention',
    'dev: exit code 0, but V4 was not applied, and 1 more environment',
  ],
  [[o('dev'), o('prod', old)], 'unknown', 'prod is unknown: history last read at 09:28:46 UTC'],
  [[o('dev', longer)], 'unknown', 'dev is unknown: Kubernetes last read at 09:22:58 UTC'],
  [[o('dev', old), o('prod', old)], 'unknown', 'dev and prod are unknown: their sources are not read'],
  [[o('dev'), o('prod', edited)], 'attention', 'prod, V1: file edited after it was applied'],
  [[o('dev', withFour), o('prod')], 'pending', 'dev has 1 pending migration'],
  [
    [o('dev', { runs: [], history: aReading(aHistory([], { exists: false })) })],
    'pending',
    'dev has 3 pending migrations',
  ],
]

for (const [observations, state, text] of CASES) {
  test(`the verdict “${text}”`, () => assert.deepEqual(takeSnapshot(observations, NOW, null).verdict, { state, text }))
}
