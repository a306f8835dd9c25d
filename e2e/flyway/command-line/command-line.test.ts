import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { runFlyway } from '../../../lib/cli/run-flyway'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../lib/embedded-postgres/start'
import { caseNames, readCase, readRecorded } from './case'
import { type CommandLine, runCase } from './run-case'

/*
 * The built-in engine's command line answers as Flyway 10.22.0's did when it was recorded (`npm run test:flyway:record`).
 */
const dir = mkdtempSync(path.join(tmpdir(), 'command-line-cluster-'))
let postgres: EmbeddedPostgres

before(async () => {
  postgres = await startEmbeddedPostgres({ dir: path.join(dir, 'cluster') })
})
after(async () => {
  await postgres?.stop()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

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
    assert.deepEqual(await runCase(kept, builtin, postgres), readRecorded(name))
  })
}
