import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ourAnswer } from './answers'
import { readRecorded, VERSIONS } from './recorded'
import { SCRIPTS } from './scripts'

const recorded = readRecorded()

test('each kept script has its answer of each Flyway', () => {
  const kept = new Map(recorded.map(({ fact, script }) => [fact, script]))
  for (const [fact, script] of SCRIPTS) assert.equal(kept.get(fact), script, fact)
  for (const { answers } of recorded) {
    assert.equal(answers.flatMap(({ versions }) => versions).length, VERSIONS.length)
  }
})

for (const { fact, script, answers } of recorded) {
  test(`cut as Flyway does: ${fact}`, () => {
    for (const { versions, answer } of answers) {
      for (const version of versions) assert.deepEqual(ourAnswer(script, version), answer, version)
    }
  })
}
