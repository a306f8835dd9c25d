import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { BAD_CASES } from './bad-input/cases'
import { ownEngine, realEngine, tryCase } from './bad-input/world'
import { ownPostgres } from './own-postgres'
import { missingTool, type RealFlyway, startRealFlyway } from './real-flyway'
import { FLYWAYS } from './twins/compare'

/*
 * What both engines say and leave when scripts, database or rights are wrong: the same world twice, `info`, `validate`
 * and `migrate` twice, compared with answers, log lines, history, catalog, data and locks. BAD_FLYWAY=10.22.0 asks one
 * version, BAD_CASE=lock the cases with this word.
 */
const missing = missingTool()
const VERSIONS = process.env.BAD_FLYWAY?.split(',') ?? ['13.12.0', '10.22.0']
const CASES = Object.entries(BAD_CASES).filter(([name]) => name.includes(process.env.BAD_CASE ?? ''))

const { dir, postgres } = ownPostgres(missing !== null)
let count = 0

for (const version of VERSIONS)
  test(`Flyway ${version} and the built-in engine as it`, {
    skip: missing ? `${missing} is not here` : false,
  }, async t => {
    const compatibility = FLYWAYS[version] ?? assert.fail(`no answers are given as Flyway ${version}`)
    const flyway: RealFlyway = await startRealFlyway(version)
    try {
      for (const [name, one] of CASES)
        await t.test(name, async () => {
          const place = path.join(dir, 'case')
          const expected = await tryCase(realEngine(flyway), postgres(), place, `r${++count}x`, one)
          assert.deepEqual(await tryCase(ownEngine(compatibility), postgres(), place, `o${count}x`, one), expected)
        })
    } finally {
      await flyway.stop()
    }
  })
