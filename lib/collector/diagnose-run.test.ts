import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aFailedLog } from '../board/a-log'
import { anObservation, aReading, aRun, at } from '../board/an-observation'
import { takeSnapshot } from '../board/snapshot'
import { findScript } from './diagnose-run'
import { incidentOf } from './look-at-incident'

const script = (path: string, text = 'SELECT 1;\n') => ({ path, text, conf: null, problem: null, seenAt: at(-60) })

test('the script that a log names is found with its folder, and never guessed between two', () => {
  const one = [script('V1__a.sql'), script('V2__b.sql')]
  assert.equal(findScript(one, 'sql/V2__b.sql')?.path, 'V2__b.sql')
  assert.equal(findScript(one, 'V2__b.sql')?.path, 'V2__b.sql')
  assert.equal(findScript(one, 'V3__c.sql'), null)
  const two = [script('a/beforeMigrate.sql'), script('b/beforeMigrate.sql'), script('beforeMigrate.sql')]
  assert.equal(findScript(two, 'sql/b/beforeMigrate.sql')?.path, 'b/beforeMigrate.sql')
  assert.equal(findScript(two, 'sql/beforeMigrate.sql')?.path, 'beforeMigrate.sql')
  assert.equal(findScript(two.slice(0, 2), 'beforeMigrate.sql'), null)
})

const PROOFS: [fact: string, ref: string | null, image: string, proof: string | null][] = [
  ['of the image that the run had', 'v{imageTag}', 'flyway:1.2', 'image-revision'],
  ['of another image', 'v{imageTag}', 'flyway:1.1', null],
  ['of a branch that nobody ties to the image', 'main', 'flyway:1.2', null],
  ['of a folder', null, 'flyway:1.2', null],
]
for (const [fact, ref, image, proof] of PROOFS)
  test(`how certain a statement is in scripts ${fact}`, () => {
    const reading = aFailedLog('24')
    const { line, script: name } = reading.failure ?? assert.fail()
    const text = `${'\n'.repeat((line ?? 1) - 1)}SELECT nope;\n`
    const run = aRun('failed', 0, { reading, image })
    const observation = anObservation('prod', {
      scripts: aReading({ ref: 'v1.2', commit: null, files: [script(name ?? '', text)] }),
      runs: [run],
    })
    const [environment = assert.fail()] = takeSnapshot([observation], at(0), null).environments
    const { diagnosis } = incidentOf(run, { observation, environment, ref }, null, new Date(at(0))) ?? assert.fail()
    const { statement } = diagnosis.resolution
    assert.equal(statement?.text, 'SELECT nope')
    assert.equal(statement?.proof ?? null, proof)
  })
