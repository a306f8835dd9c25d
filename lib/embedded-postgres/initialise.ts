import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, chmod, chown, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Major } from './binaries'
import type { Identity } from './unprivileged'

const run = promisify(execFile)

/** A data folder, and the password of its superuser `postgres`. */
export type Cluster = { data: string; password: string }

async function give(file: string, mode: number, { uid, gid }: Identity): Promise<void> {
  await chmod(file, mode)
  if (uid !== undefined && gid !== undefined) await chown(file, uid, gid)
}

/** `pgdata` and `password` in a folder; made with initdb the first time. */
export async function initialiseCluster(
  native: string,
  major: Major,
  dir: string,
  identity: Identity,
): Promise<Cluster> {
  const data = path.join(dir, 'pgdata')
  const secret = path.join(dir, 'password')
  const initialised = await access(path.join(data, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
  if (initialised) return { data, password: (await readFile(secret, 'utf8')).trim() }

  for (const left of (await readdir(dir)).filter(name => name.startsWith('pgdata.')))
    await rm(path.join(dir, left), { recursive: true, force: true, maxRetries: 20 })
  const password = randomBytes(18).toString('base64url')
  await writeFile(secret, `${password}\n`, { mode: 0o600 })
  await give(secret, 0o600, identity)
  // Renamed when complete: an interrupted initdb is never taken for a cluster, nor does a late one touch the next try.
  const fresh = `${data}.${process.pid}`
  await mkdir(fresh)
  await give(fresh, 0o700, identity)
  const options = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', secret, '-E', 'UTF8', '--no-sync']
  const all = ['-D', fresh, ...options, ...localeOf(major), '--no-instructions']
  await run(path.join(native, 'bin', 'initdb'), all, { ...identity, cwd: fresh })
  await rename(fresh, data)
  return { data, password }
}

/** A bare machine has no locale but C; PostgreSQL's own, since 17, needs nothing of the system. */
const localeOf = (major: Major) => (major >= 17 ? ['--locale-provider=builtin', '--locale=C.UTF-8'] : ['--no-locale'])
