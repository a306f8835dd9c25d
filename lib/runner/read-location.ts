import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ScriptFile } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import { parseScriptConfig } from '../flyway/script-config'
import { suffixOf } from '../flyway/script-name'
import { FlywayFailure } from './failure'

/** A script and where it lies. */
export type LocatedFile = ScriptFile & {
  /** Its path as Flyway prints it: the location as it was configured, then the script. */
  location: string
  absolute: string
}

const PROGRAMS = ['.cmd', '.bat', '.ps1', '.py', '.sh', '.bash']

/** Reads what a folder and the folders in it hold and Flyway might take for a script; hidden folders are not entered, links are followed (FileSystemScanner). */
export async function readLocation(folder: string, cwd: string, options: FlywayOptions): Promise<LocatedFile[]> {
  const root = path.resolve(cwd, folder)
  const paths = await walk(root, '', [])
  const scripts = paths.filter(file => mayBeScript(path.basename(file), options)).sort()
  return Promise.all(
    scripts.map(async file => {
      const absolute = path.join(root, file)
      const conf = paths.includes(`${file}.conf`) ? String(await read(`${absolute}.conf`)) : null
      const text = decode(await read(absolute), parseScriptConfig(conf).encoding ?? options.encoding)
      const problem = text === null ? 'undecodable' : null
      return { path: file, text, conf, problem, location: path.join(folder, file), absolute } as const
    }),
  )
}

function read(file: string): Promise<Buffer> {
  return readFile(file).catch(cause => {
    throw new FlywayFailure('ERROR', `Unable to read ${file} (${cause.code})`, 1, cause)
  })
}

async function walk(root: string, folder: string, entered: string[]): Promise<string[]> {
  // A link to a folder above would lead round and round.
  const real = await realpath(path.join(root, folder))
  if (entered.includes(real)) return []
  const found: string[] = []
  for (const name of await readdir(path.join(root, folder))) {
    const file = folder === '' ? name : `${folder}/${name}`
    const { isFolder, isFile } = await kindOf(path.join(root, file))
    if (isFile) found.push(file)
    else if (isFolder && !name.startsWith('.')) found.push(...(await walk(root, file, [...entered, real])))
  }
  return found
}

async function kindOf(file: string): Promise<{ isFolder: boolean; isFile: boolean }> {
  const found = await stat(file).catch(() => null) // a link to nowhere is nothing
  return { isFolder: found?.isDirectory() ?? false, isFile: found?.isFile() ?? false }
}

function mayBeScript(name: string, { sqlMigrationSuffixes }: FlywayOptions): boolean {
  return !name.includes('.') || suffixOf(name, [...sqlMigrationSuffixes, ...PROGRAMS]) !== null
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null // not this encoding's bytes, or no encoding that is known: `Unable to calculate checksum …` says both
  }
}
