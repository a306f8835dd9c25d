import assert from 'node:assert/strict'
import { test } from 'node:test'
import { until } from '../sources/test-until'
import type { Incident } from '../triage/incident'
import { createIncidentRecords } from './incident-records'

const mask = (text: string) => ({ text, masked: 0 })
/** Only its form and when it was taken count here. */
const taken = (takenAt: string) => ({ format: 1, takenAt, lines: 1 }) as Incident

/** An archive of its own, whose answers a test can hold back, and the records of an environment with some runs. */
function world(...runs: string[]) {
  const kept = new Map<string, Incident>()
  const state = { away: false, runs, asked: 0, inFlight: 0, most: 0, gate: Promise.resolve() }
  const answer = async <T>(work: () => T): Promise<T> => {
    state.asked++
    const isAway = state.away
    state.most = Math.max(state.most, ++state.inFlight)
    await state.gate
    state.inFlight--
    if (isAway) throw new Error('away')
    return work()
  }
  const archive = {
    find: (run: string) => answer(() => kept.get(run) ?? null),
    // The store has typed it so: what is in it is its owner's matter.
    keep: (run: string, incident: unknown) => answer(() => Boolean(kept.set(run, incident as Incident))),
  }
  return { kept, state, records: createIncidentRecords({ archive, mask, observed: () => state.runs }) }
}

test('of two records of a run that come at once the second is the one that stays, and one is stored at a time', async () => {
  const { kept, state, records } = world('a')
  let open = () => {}
  state.gate = new Promise(resolve => (open = resolve))
  records.keep('a', taken('first'))
  records.keep('a', taken('second'))
  records.store()
  open()
  await until('it is stored', () => kept.get('a')?.takenAt === 'second' && state.inFlight === 0)
  assert.deepEqual([state.most, state.asked], [1, 2])
})

test('what could not be stored is tried again as it is by then, and given up when its run is gone', async () => {
  const { kept, state, records } = world('a', 'b')
  state.away = true
  records.keep('a', taken('first'))
  records.keep('b', taken('never'))
  await until('both were tried', () => state.asked === 2 && state.inFlight === 0)
  records.keep('a', taken('second'))
  await until('one more try each', () => state.asked === 4 && state.inFlight === 0)
  Object.assign(state, { away: false, runs: ['a'] })
  records.store()
  await until('it is stored', () => kept.get('a')?.takenAt === 'second' && state.inFlight === 0)
  state.runs = ['a', 'b']
  records.store()
  assert.deepEqual([[...kept.keys()], state.asked], [['a'], 5])
})

test('while the archive cannot tell, a record is held, and is stored only where no earlier one turns out to be kept', async () => {
  const { kept, state, records } = world('a', 'b')
  kept.set('a', taken('by an earlier life'))
  state.away = true
  await records.recall('a')
  await records.recall('b')
  for (const run of ['a', 'b']) records.keep(run, taken('today'))
  await until('both were tried', () => state.asked === 4 && state.inFlight === 0)
  assert.equal((await records.find('a'))?.takenAt, 'today')
  state.away = false
  records.store()
  await until('the other is stored', () => kept.has('b') && state.inFlight === 0)
  assert.equal(records.known('a')?.takenAt, 'by an earlier life')
  assert.deepEqual([kept.get('a')?.takenAt, kept.get('b')?.takenAt], ['by an earlier life', 'today'])
})

test('what is looked at stays in memory, however many attempts follow; what is not makes room', () => {
  const records = createIncidentRecords({ archive: null, mask, observed: () => [] })
  for (let attempt = 0; attempt < 200; attempt++) {
    records.keep(`${attempt}`, taken('once'))
    for (let newest = 0; newest < 11; newest++) records.known(`${newest}`)
  }
  for (let newest = 0; newest < 11; newest++) assert.ok(records.known(`${newest}`))
  assert.equal(records.known('100'), null)
  assert.ok(records.known('199'))
})
