import { dialectOf } from '../flyway/dialect'
import { fileNameOf } from '../flyway/file-name'
import { parseLocation } from '../flyway/location-pattern'
import { compareText } from '../flyway/migration-order'
import type { FlywayOptions } from '../flyway/options'
import { type Resolved, resolveScripts } from '../flyway/resolve'
import { parseScriptName } from '../flyway/script-name'
import { FlywayFailure } from './failure'
import type { Print } from './print'
import type { LocatedFile } from './read-location'
import { folderIsThere, readLocations } from './read-locations'

/** A script that is named after an event. */
export type Callback = { event: string; description: string; file: LocatedFile }

type Scripts = { resolved: Resolved; files: LocatedFile[] }

/** The callbacks of a run, in the order in which those of one event run: beside the migrations, unless they have locations of their own. */
export function findCallbacks(options: FlywayOptions, cwd: string, print: Print, scripts: Scripts): Callback[] {
  const found = options.callbackLocations.length > 0 ? readOwn(options, cwd, print) : scripts
  if (options.skipDefaultCallbacks) return []
  const callbacks = callbacksAmong(found, options)
  refuseTwins(callbacks)
  return callbacks
}

function readOwn(options: FlywayOptions, cwd: string, print: Print): Scripts {
  const { passesCallbackLocations } = dialectOf(options.compatibility)
  const locations = options.callbackLocations.filter(location => {
    const { root } = parseLocation(location.replace(/^filesystem:/, ''))
    const passed = passesCallbackLocations && location.startsWith('filesystem:') && !folderIsThere(root, cwd)
    if (passed) print('info', `Skipping callback location ${root} as it does not exist`)
    return !passed
  })
  const files = locations.length > 0 ? readLocations({ ...options, locations }, cwd, print) : []
  return { files, resolved: resolveScripts(files, options) }
}

function callbacksAmong({ resolved, files }: Scripts, options: FlywayOptions): Callback[] {
  const callbacks = resolved.callbacks.flatMap(({ path }) => {
    const name = parseScriptName(fileNameOf(path), options)
    const file = files.find(located => located.path === path)
    return name.kind === 'callback' && file ? [{ event: name.event, description: name.description, file }] : []
  })
  return callbacks.sort((a, b) => compareText(a.description, b.description))
}

/** Two callbacks of one event and one description stop every command (SqlScriptCallbackFactory). */
function refuseTwins(callbacks: readonly Callback[]): void {
  const seen = new Map<string, Callback>()
  for (const callback of callbacks) {
    const name = fileNameOf(callback.file.path).replace(/\.[^.]*$/, '')
    const first = seen.get(name)
    if (first) {
      const offenders = [first, callback].map(({ file }) => `-> ${file.absolute}`)
      const head = `Found more than 1 SQL callback script called ${name}!`
      throw new FlywayFailure('ERROR', [head, 'Offenders:', ...offenders].join('\n'))
    }
    seen.set(name, callback)
  }
}
