import { chmod, mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type Major, NEWEST, readBinaries } from './binaries'
import { isAlive, withFolderLock } from './folder-lock'
import { type Cluster, initialiseCluster } from './initialise'
import { serveCluster } from './serve'
import { copyToShelter, takeShelter } from './shelter'
import { canReach, type Identity, readIdentity } from './unprivileged'

/** A server that is asked to stop has so many milliseconds. */
const LEAVING = 10_000

export type EmbeddedPostgresOptions = {
  /** Where the cluster lives; made when absent, used again when there. */
  dir: string
  /** Release of PostgreSQL; without it the newest. A folder keeps the release that made it. */
  major?: Major
  /** Databases to create, unless they are there. */
  databases?: string[]
  /** Further arguments of `postgres`, such as `-c`, `log_statement=all`. */
  flags?: string[]
  /** Takes the server's own log. */
  log?: (text: string) => void
}

export type EmbeddedPostgres = {
  port: number
  /** Where the cluster lies in truth: elsewhere than asked when root asked for a place that its stand-in cannot reach. */
  dir: string
  /** The server's process. */
  pid: number
  /** Address of a database, with the superuser's name and password. */
  url: (database: string) => string
  /** Ends all sessions and the server; only rests when another process started it. */
  stop: () => Promise<void>
}

/**
 * One PostgreSQL from npm's binaries, on loopback, for any user and for root; it never outlives this process, not even
 * SIGKILL. Processes that name the same folder share the server of the first.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const asked = path.resolve(options.dir)
  await mkdir(asked, { recursive: true, mode: 0o711 })
  return withFolderLock(asked, () => start(asked, options))
}

async function start(
  asked: string,
  { major = NEWEST, databases = [], flags = [], log = () => {} }: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const identity = await readIdentity()
  const dir = await reachableFolder(asked, identity)
  const package_ = await readBinaries(major)
  const native = (await canReach(path.join(package_, 'bin'), identity)) ? package_ : await copyToShelter(package_)
  const cluster = await initialiseCluster(native, major, dir, identity)

  await untilSettled(cluster)
  const running = await readRunning(cluster)
  const served = running ?? (await serveCluster(native, cluster, identity, { flags, log }))
  await createDatabases(cluster, served.port, databases)
  const pid = Number((await readPidFile(cluster))[0])
  const url = (database: string) =>
    `postgresql://postgres:${cluster.password}@127.0.0.1:${served.port}/${encodeURIComponent(database)}`
  return { port: served.port, dir, pid, url, stop: served.stop }
}

async function reachableFolder(asked: string, identity: Identity): Promise<string> {
  if (identity.uid === undefined) return asked
  // A folder of mkdtemp is of mode 0700: stepping through is granted, looking inside is not.
  await chmod(asked, 0o711)
  return (await canReach(asked, identity)) ? asked : takeShelter(asked)
}

/** The server of another process on the same folder (postmaster.pid: line 1 is its process, line 4 its port). */
async function readRunning(cluster: Cluster): Promise<{ port: number; stop: () => Promise<void> } | null> {
  const port = Number((await readPidFile(cluster))[3])
  if (!port) return null
  return (await accepts(cluster, port)) ? { port, stop: async () => {} } : null
}

/**
 * Waits for the end of a server that is on its way out: the shell of a process that was killed stops it, and until it
 * has gone it takes neither connections nor a successor.
 */
async function untilSettled(cluster: Cluster): Promise<void> {
  for (const end = Date.now() + LEAVING; Date.now() < end; await wait(50)) {
    const [pid, , , port] = await readPidFile(cluster)
    if (!Number(port) || !isAlive(Number(pid)) || (await accepts(cluster, Number(port)))) return
  }
}

const accepts = (cluster: Cluster, port: number) =>
  connected(cluster, port, async client => {
    await client.query('SELECT 1')
  }).then(
    () => true,
    () => false,
  )

const readPidFile = async ({ data }: Cluster): Promise<string[]> =>
  (await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')

async function createDatabases(cluster: Cluster, port: number, databases: string[]): Promise<void> {
  await connected(cluster, port, async client => {
    const { rows } = await client.query<{ datname: string }>('SELECT datname FROM pg_database')
    const there = new Set(rows.map(row => row.datname))
    for (const database of databases.filter(name => !there.has(name)))
      await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`)
  })
}

async function connected(cluster: Cluster, port: number, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: cluster.password,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
