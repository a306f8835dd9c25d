import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { absent } from '../../../lib/embedded-postgres/binaries'
import { startEmbeddedPostgres } from '../../../lib/embedded-postgres/start'
import { missingTool, startRealFlyway } from '../../flyway/real-flyway'
import { settingsAt } from '../../flyway/twins/settings-at'
import type { Engine } from './scene'
import { playBlocked, playSelfWait, playTurn } from './scenes'

/* Who is in the way of Flyway itself: its two sessions, its turn, and its waiting for itself. */
const missing = missingTool()
const dir = mkdtempSync(path.join(tmpdir(), 'sessions-flyway-'))
after(() => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }))

/** Each run in a JVM of its own, as each pod has one. */
const flywayOf =
  (version: string): Engine =>
  async place => {
    const flyway = await startRealFlyway(version)
    const run = flyway.ask(['migrate'], settingsAt(place, {}))
    return async () => {
      await run
      await flyway.stop()
    }
  }

const PLAYS = { blocked: playBlocked, turn: playTurn, self_wait: playSelfWait }

for (const [version, major] of [
  ['11.20.0', 15],
  ['13.12.0', 18],
] as const)
  test(`Flyway ${version} on PostgreSQL ${major}`, {
    skip: missing ? `${missing} is not here` : absent(major),
  }, async t => {
    const postgres = await startEmbeddedPostgres({ dir: path.join(dir, `${major}`), major })
    for (const [name, play] of Object.entries(PLAYS))
      await t.test(name, () => play(postgres, path.join(dir, version), name, flywayOf(version)))
    await postgres.stop()
  })
