import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog, aLog, aStep } from '@/lib/board/a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from '@/lib/board/an-observation'
import type { Observation } from '@/lib/board/observation'
import { takeSnapshot } from '@/lib/board/snapshot'
import { lightOf, lookOfEnvironment } from './environment-look'
import { sayHistory, sayPending, sayPod, sayRun, saySchema, shortPod } from './facts'
import { sayNext } from './next-step'
import { newestScripts, otherScripts, sayRef } from './scripts'

const now = Date.parse(NOW)
const two = aReading(aHistory([aRow(1, 'V1__a.sql'), aRow(2, 'V2__b.sql')]))

function cardOf(more: Partial<Observation>) {
  const { environments, findings } = takeSnapshot([anObservation('prod', more)], NOW, null)
  const [environment] = environments
  assert.ok(environment)
  return { environment, findings, word: lookOfEnvironment(environment, findings).word, next: sayNext(environment, now) }
}

test('a card in sync has a word, no light, and nothing to wait for', () => {
  const { environment, word, next } = cardOf({})
  assert.deepEqual([word, next, lightOf(environment)], ['In sync', 'newest version applied', null])
})

test('a ghost failure names its version, what became of it and when it is tried again', () => {
  const failed = aRun('failed', 3, { reading: aFailedLog('3'), waitingReason: 'CrashLoopBackOff', nextTryAt: at(22) })
  const { environment, word, next } = cardOf({ history: two, runs: [failed] })
  assert.deepEqual([word, next], ['Failed V3', 'V3 left no row, retry in 22 s'])
  assert.equal(lightOf(environment), 'fail')
  assert.equal(sayRun(environment, now).link?.text, 'attempt 4')
  assert.match(sayRun(environment, now).text, /^ failed \d\d:\d\d:\d\d, exit 1$/)
  assert.equal(sayPod(environment).text, ', CrashLoopBackOff')
})

test('a run at work says at what and for how long', () => {
  const running = aRun('running', 0, { startedAt: at(-48), reading: aLog({ steps: [aStep('3', 'running')] }) })
  const { word, next } = cardOf({ history: two, runs: [running] })
  assert.deepEqual([word, next], ['Running V3', 'V3 running for 48 s'])
})

test('what waits for the next rollout is named, more than one is counted', () => {
  const one = cardOf({ history: two, runs: [] })
  assert.equal(one.next, 'V3 waits for the next rollout')
  assert.equal(sayPending(one.environment, 'staging').text, 'V3')
  assert.equal(
    cardOf({ history: aReading(aHistory([aRow(1, 'V1__a.sql')])), runs: [] }).next,
    'V2 and 1 more wait for the next rollout',
  )
})

test('an edited script leaves the last run as it was, under an amber light', () => {
  const edited = aHistory([aRow(1, 'V1__a.sql'), aRow(2, 'V2__b.sql', { checksum: 5 }), aRow(3, 'V3__c.sql')])
  const { environment, findings, word } = cardOf({ history: aReading(edited) })
  assert.deepEqual([word, lightOf(environment)], ['Last run ok', 'warn'])
  assert.equal(sayHistory(environment, findings).text, 'V2 edited, validate will stop')
})

test('what is no longer read is told in the past tense, with its time', () => {
  const old = aReading(aHistory([aRow(1, 'V1__a.sql')]), { readAt: at(-252) })
  const { environment, findings, word, next } = cardOf({ history: old })
  assert.deepEqual([word, next], ['Unknown', 'as of 09:28:46'])
  assert.equal(sayHistory(environment, findings).text, 'not read since 09:28:46')
  assert.equal(sayPending(environment, null).text, 'was 2')
})

test('what nobody observes is said, not left out', () => {
  const off = { ...anObservation('prod').kubernetes, configured: false, value: null, readAt: null }
  const { environment } = cardOf({ kubernetes: off, runs: [] })
  assert.deepEqual([sayRun(environment, now).text, sayPod(environment).text], ['not observed', 'not observed'])
  assert.equal(saySchema(environment).text, 'not checked')
})

test("a Deployment's pod is told by its own two parts, any other by its name", () => {
  assert.equal(shortPod('wst-flyway-prod-7c9d8b6f5d-x2lqk'), '7c9d8b6f5d-x2lqk')
  assert.equal(shortPod('migrate-0'), 'migrate-0')
})

const scripts = (ref: string, ...files: string[]) =>
  aReading({ ref, commit: '4f1c9e2aa', files: files.map(file => aScript(file)) }, { bound: 15_000 })

test('scripts are those of the environment that has the newest, and what differs is said', () => {
  const { environments } = takeSnapshot(
    [
      anObservation('dev', { scripts: scripts('main', 'V1__a.sql', 'V10__b.sql') }),
      anObservation('prod', { scripts: scripts('v2', 'V1__a.sql', 'V9__b.sql') }),
    ],
    NOW,
    null,
  )
  const newest = newestScripts(environments)
  assert.equal(newest?.name, 'dev')
  assert.equal(newest?.scripts && sayRef(newest.scripts), 'main @ 4f1c9e2')
  assert.deepEqual(otherScripts(environments, newest), [{ stage: 'prod', text: 'v2, up to V9' }])
})
