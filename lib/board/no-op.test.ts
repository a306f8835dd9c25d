import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aFailedLog, aLog } from './a-log'
import { aHistory, anObservation, aReading, aRow, aRun, aScript, at, NOW } from './an-observation'
import type { Observation, ObservedRun } from './observation'
import { takeSnapshot } from './snapshot'

const SCRIPTS = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql']
const rows = SCRIPTS.map((script, index) => aRow(index + 1, script))
const run = aRun('succeeded', 0, { startedAt: at(-100), finishedAt: at(-90) })

function dev(runs: ObservedRun[], late: string[], seenAt: string, more: Partial<Observation> = {}): Observation {
  const files = [...SCRIPTS.map(path => aScript(path)), ...late.map(path => aScript(path, path, seenAt))]
  return anObservation('dev', {
    scripts: aReading({ ref: null, commit: null, files }),
    history: aReading(aHistory(rows)),
    runs,
    ...more,
  })
}

function look(observation: Observation) {
  const board = takeSnapshot([observation], NOW, null)
  const [environment] = board.environments
  return {
    state: environment?.state,
    kinds: board.findings.map(({ kind }) => kind),
    finding: board.findings[0],
    words: environment?.migrations.filter(line => line.installedRank === null).map(line => line.state),
  }
}

describe('silent no-op', () => {
  test('is exit code 0 while a script waits that was seen before the run started', () => {
    const { state, finding, words } = look(dev([run], ['V4__d.sql'], at(-101)))
    assert.equal(state, 'attention')
    assert.equal(finding?.kind, 'silent-no-op')
    assert.equal(finding?.migration, 'V4')
    assert.equal(finding?.since, run.finishedAt)
    assert.equal(finding?.href, `/runs/${run.id}`)
    assert.deepEqual(words, ['silent-no-op'])
  })

  test('is one finding for all that was left waiting', () => {
    const { kinds, finding, words } = look(dev([run], ['V4__d.sql', 'V5__e.sql', 'R__v.sql'], at(-101)))
    assert.deepEqual(kinds, ['silent-no-op'])
    assert.equal(finding?.title, 'Exit code 0, but V4, V5 and R__v were not applied.')
    assert.deepEqual(words, ['silent-no-op', 'silent-no-op', 'silent-no-op'])
  })

  test('is not a script that was pushed after an idle restart: that is Pending', () => {
    assert.deepEqual(look(dev([run], ['V4__d.sql'], at(-50))), {
      state: 'pending',
      kinds: [],
      finding: undefined,
      words: ['pending'],
    })
  })

  test('is exit code 0 with nothing resolved, even with nothing waiting', () => {
    const empty = { ...run, reading: aLog({ nothingResolved: true }) }
    const { kinds, state, finding } = look(dev([empty], [], at(0)))
    assert.deepEqual([kinds, state], [['silent-no-op'], 'attention'])
    assert.equal(finding?.title, 'Exit code 0, but no script was found.')
  })

  test('is not a script above the target', () => {
    const { kinds, words } = look(dev([run], ['V4__d.sql'], at(-101), { configured: { target: '3' } }))
    assert.deepEqual([kinds, words], [[], ['above-target']])
  })

  test('is not a script that Flyway ignores', () => {
    const { kinds, words } = look(dev([run], ['V2.1__x.sql'], at(-101)))
    assert.deepEqual([kinds, words], [['out-of-order'], ['ignored']])
  })

  test('is not what the log says was applied, nor a run that failed', () => {
    const told = { ...run, reading: aLog({ applied: ['4'] }) }
    assert.deepEqual(look(dev([told], ['V4__d.sql'], at(-101))).kinds, [])
    const failed = aRun('failed', 0, { reading: aFailedLog('4') })
    assert.deepEqual(look(dev([failed], ['V4__d.sql'], at(-2_000))).kinds, ['ghost-failure'])
  })

  test('waits for the history to be read after the run', () => {
    const early = { history: aReading(aHistory(rows), { readAt: run.finishedAt }) }
    assert.deepEqual(
      look(dev([run], ['V4__d.sql'], at(-101), early)).kinds.filter(kind => kind === 'silent-no-op'),
      [],
    )
  })

  test('stays while the next run is at work', () => {
    const next = aRun('running', 0, { podUid: 'pod-2' })
    const { state, kinds } = look(dev([next, run], ['V4__d.sql'], at(-101)))
    assert.deepEqual([state, kinds], ['running', ['silent-no-op']])
  })
})
