import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { absent } from '../../lib/embedded-postgres/binaries'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import { realEngine } from '../flyway/bad-input/world'
import { missingTool, type RealFlyway, startRealFlyway } from '../flyway/real-flyway'
import { FLYWAYS } from '../flyway/twins/compare'
import { FAILURE_CASES } from './cases/cases'
import { fail } from './fail'
import { expected, tell } from './tell'

/* The same failures by Flyway itself: triage tells from the log what Flyway's exception and the database say. */
const missing = missingTool()
const dir = mkdtempSync(path.join(tmpdir(), 'triage-flyway-'))
const flyways = new Map<string, RealFlyway>()

before(async () => {
  if (!missing) for (const version of ['11.20.0', '13.12.0']) flyways.set(version, await startRealFlyway(version))
})
after(async () => {
  await Promise.all([...flyways.values()].map(flyway => flyway.stop()))
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

for (const major of [15, 18] as const)
  test(`on PostgreSQL ${major}`, { skip: missing ? `${missing} is not here` : absent(major) }, async t => {
    const postgres = await startEmbeddedPostgres({ dir: path.join(dir, `${major}`), major })
    try {
      for (const [version, flyway] of flyways)
        await t.test(`Flyway ${version}`, t => failAll(t, postgres, version, flyway))
    } finally {
      await postgres.stop()
    }
  })

type Test = { test: (name: string, run: () => Promise<void>) => Promise<void> }

async function failAll(t: Test, postgres: EmbeddedPostgres, version: string, flyway: RealFlyway): Promise<void> {
  const compatibility = FLYWAYS[version] ?? assert.fail(version)
  for (const [index, one] of FAILURE_CASES.entries())
    await t.test(one.name, async () => {
      const name = `case_${compatibility.replace('.', '_')}_${index}`
      const failed = await fail(realEngine(flyway), postgres, path.join(dir, 'case'), name, one)
      const told = tell(one, failed, compatibility)
      assert.deepEqual(told, expected(one, failed, told))
    })
}
