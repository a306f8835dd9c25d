import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog, aLog, aStep } from '../board/a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at } from '../board/an-observation'
import type { Observation, ObservedRun } from '../board/observation'
import { takeSnapshot } from '../board/snapshot'
import { answerIncident } from './answer-incident'
import { incidentOf } from './look-at-incident'

const TEXT = `${'\n'.repeat(10)}UPDATE media SET year = 1;\n`
const scripts = (text = TEXT) =>
  aReading({ ref: null, commit: null, files: [aScript('V1__a.sql'), aScript('V2__d.sql', text)] })
const rows = (...more: ReturnType<typeof aRow>[]) => aReading(aHistory([aRow(1, 'V1__a.sql'), ...more]))
const failed = (attempt: number, more: Partial<ObservedRun> = {}) =>
  aRun('failed', attempt, { podUid: 'pod-2', reading: aFailedLog('2'), ...more })
const good = aRun('succeeded', 0, { podUid: 'pod-1', startedAt: at(-900), finishedAt: at(-890), image: 'flyway:1' })
const applied = aRun('succeeded', 2, {
  podUid: 'pod-2',
  reading: aLog({ applied: ['2'], steps: [aStep('2', 'applied', 'd')] }),
})

const placeOf = (observation: Observation) => {
  const [environment = assert.fail()] = takeSnapshot([observation], at(0), null).environments
  return { observation, environment, ref: null }
}

/** What is answered of the first failed run, after it was kept as it was when it failed. */
async function answer(then: Partial<Observation>, now: Partial<Observation>) {
  const [run] = [then.runs?.[0] ?? assert.fail()]
  const kept = incidentOf(run, placeOf(anObservation('prod', then)), null, new Date(at(0)))
  const observation = anObservation('prod', now)
  const found = await answerIncident('prod', run.id, {
    runs: {
      find: async id => ({ environment: 'prod', run: observation.runs.find(one => one.id === id) ?? run }),
      past: async () => observation.runs,
    },
    incidents: { find: async () => kept },
    place: () => placeOf(observation),
    mask: text => ({ text, masked: 0 }),
  })
  return found ?? assert.fail()
}

const THEN = { scripts: scripts(), history: rows(), runs: [failed(0), good] }

test('a failure that stands has no end, and its course leads from the last good run to the next try', async () => {
  const again = failed(1, { nextTryAt: at(20), waitingReason: 'CrashLoopBackOff' })
  const { ending, timeline } = await answer(THEN, { ...THEN, runs: [again, failed(0), good] })
  assert.equal(ending, null)
  assert.deepEqual(
    timeline.map(({ kind, title, detail }) => [kind, title, detail]),
    [
      ['good', 'The last run that ended well', 'nothing was to be applied'],
      [
        'changed',
        'What was new when it failed for the first time',
        'image flyway:1 → flyway/flyway:13; scripts that were new to it: V2',
      ],
      ['pod', 'Pod created', 'wst-flyway-pod-2'],
      ['failed', 'Attempt 1: V2 failed, exit 1', '23514 at line 11, first failure'],
      ['failed', 'Attempt 2: V2 failed, exit 1', 'same error'],
      ['due', 'Attempt 3 is due', 'CrashLoopBackOff'],
    ],
  )
})

test('what differs between two attempts of a crash loop is said of the later one', async () => {
  const other = failed(1, { reading: aFailedLog('2', { sqlState: '55P03', line: 3 }), image: 'flyway:3' })
  const { timeline } = await answer(THEN, { ...THEN, runs: [other, failed(0), good] })
  assert.equal(timeline.at(-1)?.detail, '55P03 at line 3, another error than before, of image flyway:3')
})

test('an attempt whose log nobody has seen is compared with none', async () => {
  const unread = failed(0, { reading: null })
  const { timeline } = await answer(THEN, { ...THEN, runs: [failed(1), unread, good] })
  assert.equal(timeline.at(-1)?.detail, '23514 at line 11')
})

test('of hundreds of attempts the first and the last are told, and how many are between', async () => {
  const loop = Array.from({ length: 120 }, (_, attempt) => failed(119 - attempt))
  const { timeline } = await answer(THEN, { ...THEN, runs: [...loop, good] })
  assert.ok(timeline.length < 15)
  assert.ok(timeline.some(({ title }) => /^11\d attempts more$/.test(title)))
})

test('a failure that names no migration is that of its step, and stands', async () => {
  const cut = failed(0, { reading: aFailedLog('2', { version: null, script: null, line: null, sqlState: '57P01' }) })
  const { incident, ending } = await answer({ ...THEN, runs: [cut, good] }, { ...THEN, runs: [cut, good] })
  assert.deepEqual([incident.diagnosis.failure.version, ending], ['2', null])
})

test('it ended because something else had changed, and the record is that of its time', async () => {
  const { ending, incident } = await answer(THEN, {
    scripts: scripts(),
    history: rows(aRow(2, 'V2__d.sql', { checksum: incidentChecksum() })),
    runs: [applied, failed(1), failed(0), good],
  })
  assert.equal(ending?.text, 'Attempt 3 of wst-flyway-pod-2 applied V2.')
  assert.deepEqual(ending?.changed, ['The script is the same: data, rights or the server have changed.'])
  assert.equal(ending?.run, applied.id)
  assert.equal(incident.diagnosis.resolution.statement?.text, 'UPDATE media SET year = 1')
})

test('it ended because the script was changed: the statement that failed stays on its page', async () => {
  const { ending, incident } = await answer(THEN, {
    scripts: scripts('SELECT 1;\n'),
    history: rows(aRow(2, 'V2__d.sql', { checksum: 7 })),
    runs: [applied, failed(0), good],
  })
  assert.deepEqual(ending?.changed, ['The script was changed: its checksum is another one.'])
  assert.equal(incident.diagnosis.resolution.statement?.text, 'UPDATE media SET year = 1')
})

test('it ended because repair took its row away and the script is gone', async () => {
  const row = aRow(2, 'V2__d.sql', { success: false })
  const { ending } = await answer(
    { ...THEN, history: rows(row) },
    {
      scripts: aReading({ ref: null, commit: null, files: [aScript('V1__a.sql')] }),
      history: rows(),
      runs: [aRun('succeeded', 0, { podUid: 'pod-3' }), failed(0), good],
    },
  )
  assert.equal(ending?.text, 'No script and no row of V2 is there any more.')
  assert.deepEqual(ending?.changed, ['The failed row of rank 2 was taken away, as repair does.'])
})

function incidentChecksum(): number | null {
  const place = placeOf(anObservation('prod', THEN))
  return incidentOf(failed(0), place, null, new Date(at(0)))?.script?.checksum ?? null
}
