import { readFile } from 'node:fs/promises'
import { listFolder } from '../../sources/list-folder'
import type { FolderFile } from '../script'

/** The files of a folder and of those in it, as Flyway walks it; what cannot be read is left out, as a link out of it is. */
export async function readFolder(folder: string): Promise<FolderFile[]> {
  const { files } = await listFolder(folder)
  const readable = files.flatMap(file => (file.problem === null ? [file] : []))
  return Promise.all(readable.map(async ({ path, file }) => ({ path, bytes: new Uint8Array(await readFile(file)) })))
}
