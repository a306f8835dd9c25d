import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import type { LogReading } from '../../lib/flyway/log-reading'
import { createLogReader } from '../../lib/flyway/read-log'
import { readCall } from './call'
import { FAILURES, type Failure } from './failures'
import { missingTool, type RealFlyway, startRealFlyway } from './real-flyway'
import { settingsAt } from './twins/settings-at'
import { reset, startTwin, type Twin } from './twins/twin'
import { writeFiles } from './twins/write-files'

/* Failures freshly made by Flyway itself: the reader of logs finds in each what was done. */
const tool = missingTool()
const skip = tool === null ? false : `making failures needs ${tool}`
const dir = mkdtempSync(path.join(tmpdir(), 'flyway-logs-'))
const folder = path.join(dir, 'case')
let twin: Twin

before(async () => {
  if (!skip) twin = await startTwin(dir)
})
after(async () => {
  await twin?.stop()
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

for (const version of readCall().versions) {
  test(`the log of each failure of Flyway ${version} says what was done`, { skip }, async t => {
    const flyway = await startRealFlyway(version)
    try {
      for (const failure of FAILURES) {
        const reading = await readFailure(flyway, failure)
        await t.test(`of ${failure.name}`, () => assert.deepEqual(said(reading, failure), expected(failure)))
      }
    } finally {
      await flyway.stop()
    }
  })
}

async function readFailure(flyway: RealFlyway, { past, files, options = {} }: Failure): Promise<LogReading> {
  await reset(twin)
  const settings = settingsAt({ url: twin.url, folder }, options)
  if (past) {
    await writeFiles(folder, past, false)
    await flyway.ask(['migrate'], settings)
  }
  await writeFiles(folder, files, false)
  const [answer] = await flyway.ask(['migrate'], settings)
  const reader = createLogReader()
  // The command line prints last what the API throws.
  for (const line of [...(answer?.lines ?? []), `ERROR: ${answer?.error}`]) reader.push(line, null)
  return reader.reading()
}

/** Flyway gives the script with its folder, and may say more after the message. */
function said({ outcome, applied, failure }: LogReading, { message }: Failure) {
  return {
    ...{ outcome, applied, version: failure?.version, line: failure?.line, sqlState: failure?.sqlState },
    ...{ script: failure?.script && path.basename(failure.script), message: failure?.message.slice(0, message.length) },
    ...{ detail: failure?.detail, hint: failure?.hint },
  }
}

function expected({ applied, version, script, line, sqlState, message, detail = '', hint = '' }: Failure) {
  return {
    outcome: 'failed',
    applied,
    version,
    line,
    sqlState,
    script,
    message,
    detail: detail || null,
    hint: hint || null,
  }
}
