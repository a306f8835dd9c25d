import { SourceError } from '../errors'
import { errorOfAnswer } from './api-error'
import { at, textOf } from './json'
import { type Identified, pathOf, type Scope } from './kind'

/** One line of a watch. */
export type WatchEvent<T> =
  | { kind: 'put' | 'delete'; object: T; resourceVersion: string | null }
  | { kind: 'bookmark'; resourceVersion: string | null }
  | { kind: 'error'; error: SourceError }

/** Reads a line of a watch; one that is none becomes an error event. */
export function parseWatchEvent<T extends Identified>(line: Buffer, scope: Scope<T>): WatchEvent<T> {
  const json = parse(line)
  const object = at(json, 'object')
  const resourceVersion = textOf(at(object, 'metadata', 'resourceVersion'))
  const read = scope.kind.parse(object)
  switch (at(json, 'type')) {
    case 'ADDED':
    case 'MODIFIED':
      return read ? { kind: 'put', object: read, resourceVersion } : garbage('an event without its object')
    case 'DELETED':
      return read ? { kind: 'delete', object: read, resourceVersion } : garbage('an event without its object')
    case 'BOOKMARK':
      return { kind: 'bookmark', resourceVersion }
    case 'ERROR': {
      const code = Number(at(object, 'code'))
      const status = Number.isInteger(code) ? code : 500
      return {
        kind: 'error',
        error: errorOfAnswer({ path: pathOf(scope), watch: true }, status, JSON.stringify(object)),
      }
    }
    default:
      return garbage('not a watch event')
  }
}

const garbage = (detail: string): WatchEvent<never> => ({
  kind: 'error',
  error: new SourceError('kubernetes', 'garbage', detail),
})

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'))
  } catch {
    return null // not an event, which is what the caller says
  }
}
