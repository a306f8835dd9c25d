import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { SourceError } from '../errors'
import type { ScriptProblem } from '../flyway/migration'
import { codeOf } from '../system-error'
import { MOST_FILES } from './script-limits'

/** A file of a folder: where it truly lies and what tells that it is the very same as before, or why it is not read. */
export type ListedFile =
  | { path: string; problem: ScriptProblem }
  | { path: string; problem: null; file: string; size: number; stamp: string; changedAt: number }

/** The files of a folder and of the folders in it; `folders` are these themselves, by what is new when they are. */
export type Listing = { files: ListedFile[]; folders: Map<string, string> }

/**
 * Lists a folder as Flyway walks it (FileSystemScanner): through all sub-folders but hidden ones, and through links,
 * which here must not lead out of the folder. The files of a ConfigMap are links into its hidden `..data`: inside.
 */
export async function listFolder(folder: string): Promise<Listing> {
  const root = await realpath(folder)
  const listing: Listing = { files: [], folders: new Map() }
  await walk({ root, listing }, root, '', [])
  return listing
}

type Walk = { root: string; listing: Listing }

/** `above` are the folders on the way here: a link may lead back up. */
async function walk(on: Walk, folder: string, prefix: string, above: string[]): Promise<void> {
  if (above.includes(folder)) return
  const entries = await readdir(folder, { withFileTypes: true })
  const { ino } = await stat(folder, { bigint: true })
  on.listing.folders.set(`${ino} ${folder}`, folder)
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    await visit(on, entry, folder, prefix, [...above, folder])
}

async function visit(on: Walk, entry: Dirent, folder: string, prefix: string, above: string[]): Promise<void> {
  const isLink = entry.isSymbolicLink()
  const isHidden = entry.name.startsWith('.')
  if (isHidden && (isLink || entry.isDirectory())) return
  const name = prefix + entry.name
  try {
    const place = path.join(folder, entry.name)
    const file = isLink ? await realpath(place) : place
    if (!isInside(file, on.root)) return add(on, { path: name, problem: 'link-outside' })
    if (entry.isDirectory()) return await walk(on, file, `${name}/`, above)
    if (entry.isFile() || isLink) await take(on, name, file, above)
  } catch (error) {
    // A file that went since its folder was read is looked for again; a link to nowhere stays one.
    if (!/^(EACCES|EPERM|EIO|ELOOP|ENAMETOOLONG)$/.test(codeOf(error)) && !(isLink && codeOf(error) === 'ENOENT'))
      throw error
    add(on, { path: name, problem: 'unreadable' })
  }
}

/** Pipes and devices are no scripts, and reading one may never end. */
async function take(on: Walk, name: string, file: string, above: string[]): Promise<void> {
  const found = await stat(file, { bigint: true })
  if (found.isDirectory()) return walk(on, file, `${name}/`, above)
  if (!found.isFile()) return
  const { dev, ino, size, mtimeNs, ctimeNs, mtimeMs, ctimeMs } = found
  const stamp = [dev, ino, size, mtimeNs, ctimeNs].join()
  const changedAt = Math.max(Number(mtimeMs), Number(ctimeMs))
  add(on, { path: name, problem: null, file, size: Number(size), stamp, changedAt })
}

function add({ listing }: Walk, file: ListedFile): void {
  if (listing.files.length >= MOST_FILES)
    throw new SourceError('scripts', 'misconfigured', `more than ${MOST_FILES} files`)
  listing.files.push(file)
}

const isInside = (file: string, root: string) =>
  file === root || file.startsWith(root.endsWith(path.sep) ? root : root + path.sep)
