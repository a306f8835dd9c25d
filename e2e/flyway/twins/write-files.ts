import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Files } from '../cases/case'

/** Makes a folder hold exactly these files. */
export async function writeFiles(folder: string, files: Files, latin1: boolean): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(path.join(folder, 'sql'), { recursive: true })
  await Promise.all(Object.entries(files).map(file => write(folder, file, latin1 ? 'latin1' : 'utf8')))
}

async function write(folder: string, [name, text]: [string, string], encoding: BufferEncoding): Promise<void> {
  const file = path.join(folder, name)
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, text, encoding)
}
