import { readFile } from 'node:fs/promises'
import { suffixOf } from '../../flyway/script-name'
import { listFolder } from '../../sources/list-folder'
import type { FolderFile } from '../script'
import type { Settings } from '../settings/settings'

/** The files of a folder and of those in it, as Flyway walks it; only scripts and their configurations with what is in them. */
export async function readFolder(folder: string, { flyway }: Settings): Promise<FolderFile[]> {
  const { files } = await listFolder(folder)
  return Promise.all(
    files.map(async file => {
      const isRead = suffixOf(file.path.replace(/\.conf$/, ''), flyway.sqlMigrationSuffixes) !== null
      if (!isRead) return { path: file.path, bytes: NOTHING }
      // Flyway would read it, or stop: nothing that was not looked at is without findings.
      if (file.problem !== null) throw new Error(`${file.path} cannot be read (${file.problem})`)
      return { path: file.path, bytes: new Uint8Array(await readFile(file.file)) }
    }),
  )
}

const NOTHING = new Uint8Array()
