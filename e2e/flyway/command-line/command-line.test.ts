import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { runFlyway } from '../../../lib/cli/run-flyway'
import { ownPostgres } from '../own-postgres'
import { caseNames, readCase, readRecorded } from './case'
import { type CommandLine, runCase } from './run-case'

/*
 * The built-in engine's command line answers as Flyway 10.22.0's did when it was recorded (`npm run test:flyway:record`).
 */
const { postgres } = ownPostgres(false)

/** Our command line in this process, as the version that was recorded. */
const builtin: CommandLine = async (args, cwd, env) => {
  let out = ''
  let err = ''
  const streams = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
    isTerminal: false,
  }
  const surroundings = { env: { FLYWAY_COMPATIBILITY: '10.22', ...env }, cwd, home: path.join(cwd, 'nobody') }
  return { code: await runFlyway(args, surroundings, streams), out, err }
}

for (const name of caseNames()) {
  const kept = readCase(name)
  test(`${name}: ${kept.shows}`, async () => {
    assert.deepEqual(await runCase(kept, builtin, postgres()), readRecorded(name))
  })
}
