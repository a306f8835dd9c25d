import { SourceError } from '../errors'
import { errorOfAnswer } from './api-error'
import { at, textOf } from './json'
import { type Pod, parsePod } from './pod'

/** One line of a watch. */
export type WatchEvent =
  | { kind: 'put' | 'delete'; pod: Pod; resourceVersion: string | null }
  | { kind: 'bookmark'; resourceVersion: string | null }
  | { kind: 'error'; error: SourceError }

/** Reads a line of a watch; one that is none becomes an error event. */
export function parseWatchEvent(line: Buffer, path: string): WatchEvent {
  const json = parse(line)
  const object = at(json, 'object')
  const resourceVersion = textOf(at(object, 'metadata', 'resourceVersion'))
  const pod = parsePod(object)
  switch (at(json, 'type')) {
    case 'ADDED':
    case 'MODIFIED':
      return pod ? { kind: 'put', pod, resourceVersion } : garbage('an event without a pod')
    case 'DELETED':
      return pod ? { kind: 'delete', pod, resourceVersion } : garbage('an event without a pod')
    case 'BOOKMARK':
      return { kind: 'bookmark', resourceVersion }
    case 'ERROR': {
      const code = Number(at(object, 'code'))
      const status = Number.isInteger(code) ? code : 500
      return { kind: 'error', error: errorOfAnswer({ path, watch: true }, status, JSON.stringify(object)) }
    }
    default:
      return garbage('not a watch event')
  }
}

const garbage = (detail: string): WatchEvent => ({
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
