import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The user that PostgreSQL's programs run as; empty when they run as the one who starts them. */
export type Identity = { uid?: number; gid?: number }

/** PostgreSQL refuses root, and initdb needs a user that has a name: root steps down to `postgres` or `nobody`. */
export async function readIdentity(): Promise<Identity> {
  if (process.getuid?.() !== 0) return {}
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map(flag => run('id', [flag, name]))).catch(() => null)
    const [uid, gid] = ids?.map(({ stdout }) => Number(stdout)) ?? []
    if (uid !== undefined && gid !== undefined) return { uid, gid }
  }
  throw new Error('running as root, and neither "postgres" nor "nobody" exists: run as an ordinary user')
}

/** Whether that user can step into a folder; a home of mode 0700 on the way hides everything below it. */
export async function canReach(folder: string, identity: Identity): Promise<boolean> {
  if (identity.uid === undefined) return true
  return run('/bin/sh', ['-c', 'test -x "$0"', folder], { ...identity, cwd: '/' }).then(
    () => true,
    () => false,
  )
}
