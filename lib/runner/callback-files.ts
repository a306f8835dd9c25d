import { compareText } from '../flyway/migration-order'
import { parseScriptName } from '../flyway/script-name'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import type { LocatedFile } from './read-location'

/** A script that is named after an event. */
export type Callback = { event: string; description: string; file: LocatedFile }

/** The callbacks of all locations, in the order in which those of one event run: by their description. */
export function readCallbacks({
  resolved,
  files,
  options,
}: Pick<Engine, 'resolved' | 'files' | 'options'>): Callback[] {
  const callbacks = resolved.callbacks.flatMap(({ path }) => {
    const name = parseScriptName(path.slice(path.lastIndexOf('/') + 1), options)
    const file = files.find(located => located.path === path)
    return name.kind === 'callback' && file ? [{ event: name.event, description: name.description, file }] : []
  })
  return callbacks.sort((a, b) => compareText(a.description, b.description))
}

/** Two callbacks of one event and one description stop every command (SqlScriptCallbackFactory). */
export function refuseTwins(callbacks: readonly Callback[]): void {
  const seen = new Map<string, Callback>()
  for (const callback of callbacks) {
    const name = callback.file.path.slice(callback.file.path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '')
    const first = seen.get(name)
    if (first) {
      const offenders = [first, callback].map(({ file }) => `-> ${file.absolute}`)
      const head = `Found more than 1 SQL callback script called ${name}!`
      throw new FlywayFailure('ERROR', [head, 'Offenders:', ...offenders].join('\n'))
    }
    seen.set(name, callback)
  }
}
