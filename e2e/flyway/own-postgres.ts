import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before } from 'node:test'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../lib/embedded-postgres/start'

/** A folder and a PostgreSQL in it for all tests of a file; none is started where they are skipped. */
export function ownPostgres(skipped: boolean): { dir: string; postgres: () => EmbeddedPostgres } {
  const dir = mkdtempSync(path.join(tmpdir(), 'flyway-own-'))
  let started: EmbeddedPostgres | null = null
  before(async () => {
    if (!skipped) started = await startEmbeddedPostgres({ dir: path.join(dir, 'cluster') })
  })
  after(async () => {
    await started?.stop()
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  })
  return { dir, postgres: () => started ?? assert.fail('it is started before the tests') }
}
