import assert from 'node:assert/strict'
import { test } from 'node:test'
import { missingTool } from '../real-flyway'
import { ourAnswer, theirAnswers } from './answers'
import { generateScripts } from './generate-scripts'
import { readRecorded, VERSIONS } from './recorded'

/*
 * The splitter and Flyway's own parser of four versions, side by side: the recorded scripts, and new ones with each
 * run. SPLIT_SEED and SPLIT_SCRIPTS repeat a run or make it longer.
 */
const missing = missingTool()
const seed = Number(process.env.SPLIT_SEED ?? Date.now() % 1_000_000)
const count = Number(process.env.SPLIT_SCRIPTS ?? 200)

for (const version of VERSIONS) {
  test(`Flyway ${version} cuts scripts as ours does`, { skip: missing ? `${missing} is not here` : false }, async t => {
    const recorded = readRecorded()
    const generated = generateScripts(seed, count)
    const scripts = [...recorded.map(({ script }) => script), ...generated]
    const answers = await theirAnswers(version, scripts)
    for (const [at, { fact, answers: kept }] of recorded.entries()) {
      assert.deepEqual(
        answers[at],
        kept.find(({ versions }) => versions.includes(version))?.answer,
        `${fact}: recorded`,
      )
    }
    for (const [at, script] of scripts.entries()) {
      assert.deepEqual(ourAnswer(script, version), answers[at], `seed ${seed}: ${JSON.stringify(script)}`)
    }
    const cut = answers.flatMap(answer => ('statements' in answer ? answer.statements : []))
    const errors = answers.filter(answer => 'error' in answer).length
    t.diagnostic(`${recorded.length} recorded and ${count} generated scripts (seed ${seed})`)
    t.diagnostic(
      `${cut.length} statements, ${cut.filter(({ data }) => data !== null).length} of them COPY, ${errors} errors`,
    )
  })
}
