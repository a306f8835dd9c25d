import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Sessions } from '../../../lib/board/sessions'
import { connectHistory } from '../../../lib/sources/history'
import { readSessions } from '../../../lib/sources/sessions'
import { takeSessions } from '../../../lib/triage/sessions/take-sessions'
import { writeFiles } from '../../flyway/twins/write-files'

/** Where an engine is to migrate: an address and a folder with `sql` in it. */
export type Place = { url: string; folder: string }

/** Starts `migrate` at a place; the answer is called to end it and to wait for its end. */
export type Engine = (place: Place) => Promise<() => Promise<void>>

/**
 * A database with a table `media`, a script for Flyway's schema `app`, sessions that a test opens, and what the board
 * sees of all of them.
 */
export async function setScene(server: Server, dir: string, name: string, script: string) {
  const owner = await connect(server.url('postgres'))
  await owner.query(`CREATE DATABASE ${name}`)
  await owner.end()
  const place = { url: server.url(name), folder: path.join(dir, name) }
  await writeFiles(place.folder, { 'sql/V1__it.sql': script }, false)
  const maker = await connect(place.url)
  await maker.query(`CREATE TABLE media AS SELECT 1 AS id, 'Alien' AS title;
    DO $$ BEGIN CREATE ROLE nobody; EXCEPTION WHEN duplicate_object THEN END $$`)
  await maker.end()
  const open: pg.Client[] = []
  const pool = connectHistory({ url: place.url })
  const nobody = connectHistory({ url: `${place.url}?options=-crole%3Dnobody` })

  const look = async (by = pool): Promise<Sessions> => {
    const observed = await readSessions(by, { schema: 'app', table: 'flyway_schema_history' })
    const asItIs = (text: string) => text
    return takeSessions(observed, { environment: name, readAt: new Date(), maskQuery: asItIs, maskName: asItIs })
  }

  return {
    place,
    look,
    /** The same to a role without pg_read_all_stats. */
    lookAsNobody: () => look(nobody),
    /** Opens a session and lets it say something, without waiting for an answer that may never come. */
    async say(application: string, sql: string) {
      const client = await connect(place.url, application)
      open.push(client)
      const { rows } = await client.query('SELECT pg_backend_pid() AS pid')
      client.query(sql).catch(() => {})
      return { client, pid: Number(rows[0].pid) }
    },
    /** Looks until something can be seen. */
    async until(what: string, holds: (sessions: Sessions) => boolean): Promise<Sessions> {
      for (let end = Date.now() + 60_000; ; await sleep(50)) {
        const seen = await look()
        if (holds(seen)) return seen
        if (Date.now() > end) throw new Error(`${what}: not within a minute\n${JSON.stringify(seen, null, 1)}`)
      }
    },
    async end() {
      await Promise.all([pool.end(), nobody.end(), ...open.map(client => client.end().catch(() => {}))])
    },
  }
}

export type Server = { url: (name: string) => string }

async function connect(connectionString: string, application_name?: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString, application_name })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Sessions as a tree, by what they are: `report`, `  migration`, `    shop`. */
export const drawn = ({ sessions }: Sessions) =>
  sessions.map(({ application, flyway, depth }) => `${'  '.repeat(depth)}${flyway ?? application}`)

export const rulesOf = ({ findings }: Sessions) => findings.map(({ rule }) => rule)
