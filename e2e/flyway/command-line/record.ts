import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { parseArgs, promisify } from 'node:util'
import { startEmbeddedPostgres } from '../../../lib/embedded-postgres/start'
import { caseNames, readCase, writeRecorded } from './case'
import { type CommandLine, runCase } from './run-case'

/*
 * Records what Flyway's own command line answers to each case: `npm run test:flyway:record -- [case …]`. Needs Java 17, and
 * Maven for the archive of Maven Central, or `--flyway <folder>` where it is unpacked.
 */
const VERSION = '10.22.0'
const CACHE = path.resolve('.data/flyway/command-line')
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy'
const run = promisify(execFile)

async function fetchArchive(): Promise<string> {
  const home = path.join(CACHE, `flyway-${VERSION}`)
  if (existsSync(home)) return home
  const fetched = path.join(CACHE, 'fetched')
  mkdirSync(fetched, { recursive: true })
  const settings = path.resolve('e2e/flyway/harness/settings.xml')
  const artifact = `-Dartifact=org.flywaydb:flyway-commandline:${VERSION}:tar.gz`
  await run('mvn', ['-q', '-B', '-s', settings, COPY, artifact, `-DoutputDirectory=${fetched}`], { cwd: CACHE })
  await run('tar', ['xzf', path.join(fetched, `flyway-commandline-${VERSION}.tar.gz`), '-C', fetched])
  // A folder that is only half filled never has the final name.
  renameSync(path.join(fetched, `flyway-${VERSION}`), home)
  return home
}

/** Flyway looks for a newer version of itself, unless it is told not to. */
function realCommandLine(home: string): CommandLine {
  return async (args, cwd, env) => {
    const inherited = { PATH: process.env.PATH ?? '', JAVA_HOME: process.env.JAVA_HOME ?? '' }
    const child = spawn(path.join(home, 'flyway'), ['-skipCheckForUpdate', ...args], {
      cwd,
      // Next's types want NODE_ENV in every environment.
      env: { ...inherited, ...env } as unknown as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [[code], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
    return { code: Number(code), out, err }
  }
}

async function record(names: string[], home: string): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'record-'))
  const postgres = await startEmbeddedPostgres({ dir: path.join(dir, 'cluster') })
  try {
    for (const name of names) {
      const recorded = await runCase(readCase(name), realCommandLine(home), postgres)
      writeRecorded(name, recorded)
      process.stdout.write(`${name}: exit ${recorded.code}\n`)
    }
  } finally {
    await postgres.stop()
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { flyway: { type: 'string' } }, allowPositionals: true })
  await record(positionals.length > 0 ? positionals : caseNames(), values.flyway ?? (await fetchArchive()))
}

void main()
