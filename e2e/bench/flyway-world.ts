import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import { javaArguments, type RealFlyway, startRealFlyway } from '../flyway/real-flyway'
import { writeRunnableScripts } from './runnable-scripts'

const VERSION = '13.12.0'

/** What an engine is asked about: a database, a schema of it, and a folder of scripts. */
export type Place = { url: string; schema: string; folder: string }

/** Flyway itself beside the built-in engine: twin databases of one server. */
export type FlywayWorld = {
  url: (database: 'real' | 'ours') => string
  /** Makes a folder of so many scripts. */
  scripts: (count: number) => string
  /** In a JVM that stays. */
  real: RealFlyway
  /** The arguments of `java` for one that does not. */
  java: string[]
  stop: () => Promise<void>
}

/** Starts both databases and the JVM. */
export async function startFlywayWorld(): Promise<FlywayWorld> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-flyway-'))
  const postgres = await startEmbeddedPostgres({ dir: path.join(dir, 'cluster'), databases: ['real', 'ours'] })
  const java = await javaArguments(VERSION)
  // As Flyway's own command starts it: without flags.
  const real = await startRealFlyway(VERSION, [])
  return {
    url: postgres.url,
    scripts: count => writeRunnableScripts(path.join(dir, `sql-${count}`), count),
    real,
    java,
    async stop() {
      await real.stop()
      await postgres.stop()
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
