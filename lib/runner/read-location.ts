import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs'
import path from 'node:path'
import { parseLocation } from '../flyway/location-pattern'
import type { ScriptFile } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import { parseScriptConfig } from '../flyway/script-config'
import { suffixOf } from '../flyway/script-name'
import { UNDECODABLE_CAUSE } from '../flyway/undecodable'
import { codeOf } from '../system-error'
import { decode } from './decode'
import { detectEncoding } from './detect-encoding'
import { FlywayFailure } from './failure'

/** A script and where it lies. */
export type LocatedFile = ScriptFile & {
  /** Its path as Flyway prints it: the location as it was configured, then the script. */
  location: string
  absolute: string
}

const PROGRAMS = ['.cmd', '.bat', '.ps1', '.py', '.sh', '.bash']

/**
 * Reads what a location's folder and the folders in it hold and Flyway might take for a script; hidden folders are not entered, links
 * are followed (FileSystemScanner). Synchronously: for many small files that takes a tenth of the time.
 */
export function readLocation(location: string, cwd: string, options: FlywayOptions): LocatedFile[] {
  const { root: folder, scriptOf } = parseLocation(location)
  const root = path.resolve(cwd, folder)
  const paths = new Set(walk(root, '', []))
  const scripts = [...paths].filter(file => mayBeScript(path.basename(file), options)).sort()
  return scripts.flatMap(file => {
    const script = scriptOf(file)
    if (script === null) return []
    const absolute = path.join(root, file)
    const conf = paths.has(`${file}.conf`) ? readConf(`${absolute}.conf`, options) : null
    const bytes = read(absolute)
    const detected = options.detectEncoding ? detectEncoding(bytes) : options.encoding
    const text = decode(bytes, parseScriptConfig(conf).encoding ?? detected)
    const problem = text === null ? 'undecodable' : null
    return { path: script, text, conf, problem, location: path.join(folder, file), absolute }
  })
}

/** The configuration of a script is in the encoding of all scripts. What is wrong with it stops Flyway before anything else. */
function readConf(file: string, { encoding, compatibility }: FlywayOptions): string {
  const text = decode(read(file), encoding)
  if (text === null) throw new FlywayFailure('ERROR', 'Unable to read config', { causes: [UNDECODABLE_CAUSE] })
  const { error } = parseScriptConfig(text, compatibility)
  if (error) throw new FlywayFailure(error.code, error.message)
  return text
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new FlywayFailure('ERROR', `Unable to read ${file} (${codeOf(cause)})`, { cause })
  }
}

function walk(root: string, folder: string, entered: string[]): string[] {
  // A link to a folder above would lead round and round.
  const real = realpathSync(path.join(root, folder))
  if (entered.includes(real)) return []
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`
    const found = entry.isSymbolicLink() ? follow(path.join(root, file)) : entry
    if (found?.isFile()) return [file]
    return found?.isDirectory() && !entry.name.startsWith('.') ? walk(root, file, [...entered, real]) : []
  })
}

/** Null for a link to nowhere: it is nothing. */
function follow(link: string): Stats | null {
  try {
    return statSync(link)
  } catch {
    return null
  }
}

function mayBeScript(name: string, { sqlMigrationSuffixes }: FlywayOptions): boolean {
  return !name.includes('.') || suffixOf(name, [...sqlMigrationSuffixes, ...PROGRAMS]) !== null
}
