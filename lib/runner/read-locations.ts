import { statSync } from 'node:fs'
import path from 'node:path'
import { dialectOf } from '../flyway/dialect'
import { parseLocation } from '../flyway/location-pattern'
import type { FlywayOptions } from '../flyway/options'
import { codeOf } from '../system-error'
import { isEncoding } from './decode'
import { FlywayFailure } from './failure'
import type { Print } from './print'
import { type LocatedFile, readLocation } from './read-location'

const SCHEME = /^(filesystem|classpath):/
const DEFAULT = 'sql'

/** Reads the scripts of all locations. One that is not there is said and left out, unless `failOnMissingLocations`. */
export function readLocations(options: FlywayOptions, cwd: string, print: Print): LocatedFile[] {
  if (!isEncoding(options.encoding))
    throw new FlywayFailure('FAULT', `java.nio.charset.UnsupportedCharsetException: ${options.encoding}`)
  const files: LocatedFile[] = []
  for (const location of chosen(options, cwd, print)) {
    const [scheme] = SCHEME.exec(location) ?? ['']
    const { root: folder } = parseLocation(location.slice(scheme.length))
    const reason = scheme === 'filesystem:' ? problemOf(path.resolve(cwd, folder)) : 'not a folder'
    if (reason === null) files.push(...readLocation(location.slice(scheme.length), cwd, options))
    else if (options.failOnMissingLocations)
      throw new FlywayFailure('ERROR', missing('Failed to find', scheme + folder, reason))
    else if (scheme === 'filesystem:') print('error', skipped(folder, reason, cwd, options))
    // There is no class path here, so nothing can lie on it.
    else print('warn', `Unable to resolve location classpath:${folder}.`)
  }
  // What two locations find alike is one script.
  const found = new Map(files.map(file => [`${file.absolute}\0${file.path}`, file]))
  return [...found.values()]
}

function chosen({ locations }: FlywayOptions, cwd: string, print: Print): string[] {
  if (locations.length === 0) {
    if (problemOf(path.resolve(cwd, DEFAULT)) === null) return [`filesystem:${DEFAULT}`]
    return []
  }
  return locations.filter((location, index) => {
    const first = locations.findIndex(other => plain(other) === plain(location))
    if (first < index) print('warn', `Discarding duplicate location '${plain(location)}'`)
    const above = locations.find(other => isAbove(plain(other), plain(location)))
    if (above !== undefined) {
      print('warn', `Discarding location '${plain(location)}' as it is a sub-location of '${plain(above)}'`)
    }
    return first === index && above === undefined
  })
}

/** Of a location with wildcards nobody knows what lies below it. */
const isAbove = (one: string, other: string) => other.startsWith(`${one}/`) && !/[*?]/.test(other)

const plain = (location: string) => location.replace(/\/+$/, '')

/** Whether there is something at the place of a folder. */
export const folderIsThere = (folder: string, cwd: string) => problemOf(path.resolve(cwd, folder)) !== NOT_FOUND

const NOT_FOUND = 'not found'

function problemOf(folder: string): string | null {
  try {
    return statSync(folder).isDirectory() ? null : 'not a directory'
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? NOT_FOUND : 'unable to access folder'
  }
}

const missing = (head: string, location: string, reason: string) =>
  `${head} ${location.replace(SCHEME, '$1 location: ')} (${reason})`

function skipped(folder: string, reason: string, cwd: string, { compatibility }: FlywayOptions): string {
  const text = `Skipping filesystem location: ${folder} (${reason})`
  if (path.isAbsolute(folder) || !dialectOf(compatibility).resolvesLocation) return text
  const advice = 'If this is not where your migrations are, check that your working directory is set correctly'
  return `${text} Resolved to '${path.resolve(cwd, folder)}'. ${advice} (working directory: '${cwd}').`
}
