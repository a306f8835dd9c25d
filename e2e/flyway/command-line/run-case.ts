import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { EmbeddedPostgres } from '../../../lib/embedded-postgres/start'
import type { Case, Recorded, Step } from './case'
import { normalise } from './normalise'

/** A command line that can be called: Flyway's or ours. */
export type CommandLine = (
  args: string[],
  cwd: string,
  env: Record<string, string>,
) => Promise<{ code: number; out: string; err: string }>

const DATABASE = 'command_line'

/** Runs a case on a database and in a folder of its own. */
export async function runCase(kept: Case, call: CommandLine, postgres: EmbeddedPostgres): Promise<Recorded> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'command-line-')))
  await ask(postgres.url('postgres'), `CREATE DATABASE ${DATABASE}`)
  try {
    const fill = filler(postgres)
    const env = variablesOf(kept, fill)
    for (const step of kept.steps) await take(step, { folder, env, fill, call, postgres })
    const { code, out, err } = await call(kept.arguments.map(fill), folder, env)
    const places = { folder, port: postgres.port }
    const file =
      kept.writes === undefined ? {} : { file: normalise(readFileSync(path.join(folder, kept.writes), 'utf8'), places) }
    return { code, stdout: normalise(out, places), stderr: normalise(err, places), ...file }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await ask(postgres.url('postgres'), `DROP DATABASE ${DATABASE} WITH (FORCE)`)
  }
}

type Fill = (text: string) => string

/** The names of the database's values, replaced by them. */
function filler(postgres: EmbeddedPostgres): Fill {
  const { password } = new URL(postgres.url(DATABASE))
  const url = `jdbc:postgresql://127.0.0.1:${postgres.port}/${DATABASE}`
  const values: Record<string, string> = { url, password: decodeURIComponent(password), port: String(postgres.port) }
  return text => text.replace(/<(url|password|port)>/g, (_, name: string) => values[name] ?? '')
}

function variablesOf({ environment = {} }: Case, fill: Fill): Record<string, string> {
  const all = {
    FLYWAY_URL: '<url>',
    FLYWAY_USER: 'postgres',
    FLYWAY_PASSWORD: '<password>',
    FLYWAY_LOCATIONS: 'filesystem:sql',
    ...environment,
  }
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, fill(value)]])),
  )
}

type World = {
  folder: string
  env: Record<string, string>
  fill: Fill
  call: CommandLine
  postgres: EmbeddedPostgres
}

async function take(step: Step, { folder, env, fill, call, postgres }: World): Promise<void> {
  if ('remove' in step) rmSync(path.join(folder, step.remove))
  else if ('sql' in step) await ask(postgres.url(DATABASE), step.sql)
  // What it ends with is not looked at: a case may begin with a failure.
  else if ('run' in step) await call(step.run.map(fill), folder, env)
  else {
    for (const [name, text] of Object.entries(step.write)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
      writeFileSync(path.join(folder, name), fill(text))
    }
  }
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
