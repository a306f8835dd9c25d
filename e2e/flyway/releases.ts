import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { TREE } from '../../lib/cli/run-migration-world'
import { absent, MAJORS } from '../../lib/embedded-postgres/binaries'
import { startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import { readLeft } from './left'
import { type Answer, type Command, missingTool, type RealFlyway, startRealFlyway } from './real-flyway'
import { askOurs } from './twins/ask-ours'
import { plainAnswer } from './twins/plain'
import { settingsAt } from './twins/settings-at'

/* migrations/ on each release of PostgreSQL, by Flyway itself and by the built-in engine, both from nothing. */
const missing = missingTool()
const FLYWAYS = [
  ['13.12.0', '13'],
  ['11.20.0', '11.20'],
] as const
const OPTIONS = { schemas: ['public'], locations: ['migrations'] }
const COMMANDS: Command[] = ['info', 'validate', 'migrate', 'info']

const dir = mkdtempSync(path.join(tmpdir(), 'flyway-releases-'))
const said = (answer: Answer) => {
  const { error, lines } = plainAnswer(answer, TREE)
  return { error, lines }
}
const flyways = new Map<string, RealFlyway>()

before(async () => {
  if (missing) return
  for (const [version] of FLYWAYS) flyways.set(version, await startRealFlyway(version))
})
after(async () => {
  await Promise.all([...flyways.values()].map(flyway => flyway.stop()))
  rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
})

for (const major of MAJORS)
  test(`on PostgreSQL ${major} both engines say and leave the same`, {
    skip: missing ? `${missing} is not here` : absent(major),
  }, async () => {
    const databases = FLYWAYS.flatMap(([, as]) => [`real_${as}`, `ours_${as}`])
    const postgres = await startEmbeddedPostgres({ dir: path.join(dir, String(major)), major, databases })
    try {
      for (const [version, compatibility] of FLYWAYS) {
        const flyway = flyways.get(version) ?? assert.fail(version)
        const [real, ours] = [postgres.url(`real_${compatibility}`), postgres.url(`ours_${compatibility}`)]
        const theirs = await flyway.ask(COMMANDS, settingsAt({ url: real, folder: TREE }, OPTIONS))
        const own = await askOurs(COMMANDS, { url: ours, folder: TREE }, OPTIONS, compatibility)
        assert.deepEqual(own.map(said), theirs.map(said), `as Flyway ${version}`)
        const expected = await readLeft(real, 'public')
        assert.ok(expected.history.length > 20 && expected.schemas.length > 100)
        assert.deepEqual(await readLeft(ours, 'public'), expected, `as Flyway ${version}`)
      }
    } finally {
      await postgres.stop()
    }
  })
