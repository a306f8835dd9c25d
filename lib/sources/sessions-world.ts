import pg from 'pg'
import { until } from './test-until'

/** Flyway's key for `"public"."flyway_schema_history"`. */
export const KEY = '77433833903597'
export const JDBC = 'PostgreSQL JDBC Driver'

type Session = pg.Client & { pid: number }

/** A database with a table, roles that may see more and less of its sessions, and sessions that tests script. */
export async function scriptSessions(server: { port: number; url: (database: string) => string }) {
  const open = new Map<pg.Client, number>()
  const login = (user: string) => `postgresql://${user}:secret@127.0.0.1:${server.port}/dev`

  async function session(application_name: string, user?: string): Promise<Session> {
    const client = new pg.Client({ connectionString: user ? login(user) : server.url('dev'), application_name })
    client.on('error', () => {})
    await client.connect()
    const pid = Number((await client.query('SELECT pg_backend_pid() AS pid')).rows[0].pid)
    open.set(client, pid)
    return Object.assign(client, { pid })
  }

  /** Says a statement that may never be answered, and waits until PostgreSQL has it waiting for a lock. */
  async function wait(client: Session, sql: string): Promise<void> {
    client.query(sql).catch(() => {})
    const watcher = await session('watcher')
    const isWaiting = 'SELECT FROM pg_locks WHERE NOT granted AND pid = $1'
    await until(`${sql} waits`, async () => (await watcher.query(isWaiting, [client.pid])).rowCount === 1)
  }

  /** Ends all that tests have opened, also what waits. */
  async function endAll(): Promise<void> {
    const ender = new pg.Client({ connectionString: server.url('dev') })
    await ender.connect()
    await ender.query('SELECT pg_terminate_backend(pid) FROM unnest($1::int[]) AS pid', [[...open.values()]])
    await Promise.all([...open.keys()].map(client => client.end().catch(() => {})))
    open.clear()
    await ender.end()
  }

  const owner = await session('owner')
  await owner.query(`
    CREATE ROLE board LOGIN PASSWORD 'secret' NOINHERIT; CREATE ROLE monitor LOGIN PASSWORD 'secret' IN ROLE pg_read_all_stats;
    CREATE ROLE shop LOGIN PASSWORD 'secret'; CREATE SCHEMA atp; CREATE TABLE atp.media (id int, title text);
    INSERT INTO atp.media SELECT n, 'film ' || n FROM generate_series(1, 1000) n;
    GRANT USAGE ON SCHEMA atp TO shop; GRANT ALL ON atp.media TO shop`)
  return { login, session, wait, endAll }
}
