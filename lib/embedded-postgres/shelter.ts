import { createHash } from 'node:crypto'
import { access, chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

const PLACE = '/var/tmp'
const PREFIX = 'embedded-postgres-'

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

/** Every shelter says in `origin` what it stands for; one whose original is gone is removed. */
async function sweep(): Promise<void> {
  for (const name of await readdir(PLACE)) {
    const folder = path.join(PLACE, name)
    if (!name.startsWith(PREFIX) || !(await isOurs(folder))) continue
    const origin = await readFile(path.join(folder, 'origin'), 'utf8').catch(() => null)
    if (origin && !(await exists(origin))) await rm(folder, { recursive: true, force: true })
  }
}

const isOurs = (folder: string): Promise<boolean> =>
  lstat(folder).then(
    found => found.isDirectory() && found.uid === process.getuid?.(),
    () => false,
  )

/**
 * A folder below `/var/tmp` that stands for one that the unprivileged user cannot reach, such as anything below a home
 * of mode 0700. The same folder gets the same shelter each time.
 */
export async function takeShelter(origin: string): Promise<string> {
  await sweep()
  const tag = createHash('sha256').update(origin).digest('hex').slice(0, 16)
  const folder = path.join(PLACE, `${PREFIX}${tag}`)
  await mkdir(folder, { recursive: true, mode: 0o711 })
  if (!(await isOurs(folder))) throw new Error(`${folder} belongs to someone else`)
  await chmod(folder, 0o711)
  await writeFile(path.join(folder, 'origin'), origin)
  return folder
}

/** A whole copy of a folder in its shelter; a copy that was interrupted is never taken for one. */
export async function copyToShelter(origin: string): Promise<string> {
  const shelter = await takeShelter(origin)
  const copy = path.join(shelter, 'copy')
  if (await exists(copy)) return copy
  const fresh = `${copy}.${process.pid}`
  await rm(fresh, { recursive: true, force: true })
  await cp(origin, fresh, { recursive: true, verbatimSymlinks: true })
  await rename(fresh, copy).catch(async (error: NodeJS.ErrnoException) => {
    // Another process was faster; its copy is as good.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    await rm(fresh, { recursive: true, force: true })
  })
  return copy
}
