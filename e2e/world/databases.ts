import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import { ENVIRONMENTS } from './environments'

/**
 * Owns the databases and runs the migrations. Not named like the schema `atp`: `"$user"` comes first in the search path,
 * and once that schema is there Flyway would look for its history in it.
 */
export const OWNER = 'atp_owner'
/** May connect and SELECT the schema history table, and nothing more. */
export const BOARD = 'board'
/** The board's own database, and the role that owns it. */
const ARCHIVE = 'board_archive'
const KEEPER = 'board_keeper'

/**
 * The history table is made by Flyway, so the right to read it is given at that moment. The function has a schema of
 * its own: one in `public` would make that schema non-empty, and Flyway refuses to start in such a one.
 */
const GRANT_ON_CREATION = `
  create schema operations;
  create function operations.grant_history() returns event_trigger language plpgsql as $$
  begin
    if exists (
      select from pg_event_trigger_ddl_commands() where object_identity = 'public.flyway_schema_history'
    ) then
      grant select on public.flyway_schema_history to ${BOARD};
    end if;
  end $$;
  create event trigger grant_history on ddl_command_end when tag in ('CREATE TABLE')
    execute function operations.grant_history();`

export type Databases = Awaited<ReturnType<typeof startDatabases>>

/** Starts one PostgreSQL with an empty database for each environment, an owner and the board's role. */
export async function startDatabases(dir: string) {
  const cluster = await startEmbeddedPostgres({ dir, databases: [] })
  const passwords = { [OWNER]: newPassword(), [BOARD]: newPassword(), [KEEPER]: newPassword() }
  const admin = <T>(database: string, work: (client: pg.Client) => Promise<T>) => connected(cluster.url(database), work)
  const run = (sql: string, database = 'postgres') => admin(database, client => client.query(sql))

  const url = (role: typeof OWNER | typeof BOARD | typeof KEEPER, database: string) =>
    `postgresql://${role}:${passwords[role]}@127.0.0.1:${cluster.port}/${database}`

  /** Replaces a database by a copy of another one, with the settings that a copy does not take along. */
  async function copy(from: string, to: string) {
    await run(`drop database if exists ${to} with (force)`)
    await run(`create database ${to} template ${from} owner ${OWNER} strategy file_copy`)
    await run(`revoke all on database ${to} from public; grant connect on database ${to} to ${BOARD}`)
    const settings = await run(
      `select unnest(setconfig) as setting from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
       where datname = '${from}' and setrole = 0`,
    )
    for (const { setting } of settings.rows) {
      const [name, value] = setting.split('=')
      await run(`alter database ${to} set ${name} to '${value}'`)
    }
  }

  await run(`create role ${OWNER} login createrole password '${passwords[OWNER]}'`)
  await run(`create role ${BOARD} login password '${passwords[BOARD]}'`)
  await run('create database empty')
  await run(GRANT_ON_CREATION, 'empty')
  for (const environment of ENVIRONMENTS) await copy('empty', environment)
  await run(`create role ${KEEPER} login password '${passwords[KEEPER]}'`)
  await run(`create database ${ARCHIVE} owner ${KEEPER} strategy file_copy`)

  return {
    port: cluster.port,
    ownerUrl: (database: string) => url(OWNER, database),
    boardUrl: (database: string) => url(BOARD, database),
    /** The board's own database. */
    archiveUrl: url(KEEPER, ARCHIVE),
    ownerPassword: passwords[OWNER],
    /** Asks as the superuser of the whole server. */
    superuser: (sql: string) => run(sql),
    /** Asks as the owner. */
    query: (database: string, sql: string, values: unknown[] = []) =>
      connected(url(OWNER, database), client => client.query(sql, values)),
    /** Asks in one transaction as the owner. */
    transaction: (database: string, work: (client: pg.Client) => Promise<void>) =>
      connected(url(OWNER, database), async client => {
        await client.query('begin')
        await work(client)
        await client.query('commit')
      }),
    copy,
    /** Ends all connections and takes no new ones. */
    async close(database: string) {
      await run(`alter database ${database} allow_connections false`)
      await run(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${database}'`)
    },
    open: (database: string) => run(`alter database ${database} allow_connections true`),
    stop: () => cluster.stop(),
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

/** Letters and digits alone, so that it stands in a URL and in SQL as it is. */
const newPassword = () => randomBytes(18).toString('hex')
