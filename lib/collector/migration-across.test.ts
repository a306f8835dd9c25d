import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aHistory, anObservation, aReading, aRow, aScript, NOW } from '../board/an-observation'
import type { ObservedScript } from '../board/observation'
import { takeSnapshot } from '../board/snapshot'
import { createHide } from '../mask'
import { migrationAcross } from './migration-across'

function across(key: string, files: ObservedScript[]) {
  const observation = anObservation('dev', {
    scripts: aReading({ ref: null, commit: null, files }),
    history: aReading(aHistory([aRow(1, 'V1__a.sql'), aRow(2, 'V2__b.sql')])),
  })
  return migrationAcross(key, takeSnapshot([observation], NOW, null), [observation], createHide(['hunter22']))
    ?.environments[0]
}

test('what is secret in a script is not shown', () => {
  const found = across('V2', [aScript('V2__b.sql', "\nSELECT 'hunter22';")])
  assert.equal(found?.script?.text, "\nSELECT '••••••';")
})

test('a migration has its lines and the text of its script', () => {
  const found = across('V2', [aScript('V1__a.sql'), aScript('sub/V2__b.sql', 'SELECT 2;')])
  assert.deepEqual(found?.script, { path: 'sub/V2__b.sql', text: 'SELECT 2;', problem: null })
  assert.deepEqual(
    found?.lines.map(({ key, installedRank }) => [key, installedRank]),
    [['V2', 2]],
  )
})

test('a script that cannot be used is there, and says why', () => {
  const found = across('V2', [aScript('V1__a.sql'), { ...aScript('V2__b.sql'), text: null, problem: 'too-large' }])
  assert.deepEqual(found?.script, { path: 'V2__b.sql', text: null, problem: 'too-large' })
})

test('a row whose file is gone has no script', () => {
  assert.equal(across('V1', [aScript('V2__b.sql')])?.script, null)
})

test('a key that no environment knows has no answer', () =>
  assert.equal(across('V9', [aScript('V1__a.sql')]), undefined))
