import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { DEFAULT_OPTIONS, type FlywayOptions } from '../flyway/options'
import { parseJdbcUrl } from './jdbc-url'
import { printed } from './print'
import type { Outcome, Run } from './with-engine'

/** For tests: an empty database with a folder of scripts, and what runs on it print. */
export type Database = {
  url: string
  folder: string
  /** Writes files of the folder `sql`, by path. */
  write: (files: Record<string, string>) => void
  remove: (file: string) => void
  run: <T>(command: Command<T>, options?: Partial<FlywayOptions>) => Promise<Ran<T>>
  ask: <T extends object>(sql: string) => Promise<T[]>
}

type Command<T> = (run: Run) => Promise<Outcome<T>>

type StartPostgres = (options: { dir: string }) => Promise<{ url: (name: string) => string; stop: () => Promise<void> }>

/** How a run ended, and its lines: all of them, times replaced by `T`. */
export type Ran<T> = { outcome: Outcome<T>; lines: string[]; log: string }

/** Starts a PostgreSQL for one file of tests; the room does not know how one is started. */
export async function startDatabases(start: StartPostgres) {
  const dir = mkdtempSync(path.join(tmpdir(), 'runner-'))
  const postgres = await start({ dir: path.join(dir, 'cluster') })
  let count = 0

  return {
    async fresh(files: Record<string, string> = {}): Promise<Database> {
      const name = `test_${++count}`
      await connected(postgres.url('postgres'), client => client.query(`CREATE DATABASE ${name}`))
      return databaseAt(postgres.url(name), path.join(dir, name), files)
    },
    async stop() {
      await postgres.stop()
      rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function databaseAt(url: string, folder: string, files: Record<string, string>): Database {
  const server = parseJdbcUrl(url, null, null)
  if (!server) throw new Error('no address')
  const at = (file: string) => path.join(folder, 'sql', file)
  const write = (scripts: Record<string, string>) => {
    for (const [file, text] of Object.entries(scripts)) {
      mkdirSync(path.dirname(at(file)), { recursive: true })
      writeFileSync(at(file), text)
    }
  }
  mkdirSync(path.join(folder, 'sql'), { recursive: true })
  write(files)
  return {
    url,
    folder,
    write,
    remove: file => rmSync(at(file)),
    ask: sql => connected(url, async client => (await client.query(sql)).rows),
    async run(command, options = {}) {
      let log = ''
      const outcome = await command({
        server,
        options: { ...DEFAULT_OPTIONS, locations: ['filesystem:sql'], ...options },
        cwd: folder,
        print: (level, message) => {
          log += printed(level, message)
        },
      })
      // The first line of every run of Flyway 13.
      const lines = log
        .replace(/^Environment: default\n/, '')
        .replace(/\d\d:\d\d\.\d{3}s/g, 'T')
        .split('\n')
      return { outcome, lines: lines.slice(0, -1), log }
    },
  }
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
