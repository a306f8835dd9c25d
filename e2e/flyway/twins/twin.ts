import path from 'node:path'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../lib/embedded-postgres/start'

/** The one database of a server of its own, so that nothing tells two of them apart but the port. */
export type Twin = { url: string; client: pg.Client; stop: () => Promise<void> }

const DATABASE = 'twin'
const FRUGAL = ['autovacuum=off', 'jit=off', 'max_wal_size=4GB', 'checkpoint_timeout=1h'].flatMap(flag => ['-c', flag])

/** Starts a database whose cluster lies in a folder. */
export async function startTwin(folder: string): Promise<Twin> {
  const dir = path.join(folder, 'cluster')
  const server = await startEmbeddedPostgres({ dir, databases: [DATABASE], flags: FRUGAL })
  const client = new pg.Client(server.url(DATABASE))
  await client.connect()
  const password = client.escapeLiteral(decodeURIComponent(new URL(server.url(DATABASE)).password))
  // Each command opens connections, and most of the time of one would go into hashing the password four thousand times.
  await client.query(`SET scram_iterations = 1; ALTER ROLE postgres PASSWORD ${password}; CREATE ROLE reader`)
  // Whoever leaves a lock behind is found out, not waited for.
  await client.query("SET client_min_messages = warning; SET lock_timeout = '10s'; SET search_path = ''")
  return { url: server.url(DATABASE), client, stop: () => stop(client, server) }
}

async function stop(client: pg.Client, server: EmbeddedPostgres): Promise<void> {
  await client.end()
  await server.stop()
}

/** Makes the database as it was before anyone came. */
export async function reset({ client }: Twin): Promise<void> {
  await client.query(`DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
      EXECUTE format('DROP SCHEMA %I CASCADE', name);
    END LOOP;
    CREATE SCHEMA public;
  END $$`)
}
