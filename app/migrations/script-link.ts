import { repeatableKey, versionKey } from '@/lib/board/key'
import type { Environment, Failure } from '@/lib/board/schema'
import { pageOfLine } from './script-lines'

/** The place in a script that a failure is about, in the text of its own environment; null where the log names none. */
export function scriptLink(failure: Failure, environment: Pick<Environment, 'name' | 'project'>): string | null {
  const key = keyOf(failure)
  if (key === null) return null
  const query = new URLSearchParams({ script: environment.name })
  if (environment.project !== null) query.set('project', environment.project)
  const from = failure.line === null ? 1 : pageOfLine(failure.line)
  if (from > 1) query.set('from', String(from))
  return `/migrations/${encodeURIComponent(key)}?${query}${failure.line === null ? '' : `#L${failure.line}`}`
}

/** A version that Flyway printed has been read by it before: nothing else is one. */
function keyOf({ version, script }: Failure): string | null {
  if (version !== null) return /^\d+([._]\d+)*$/.test(version) ? versionKey(version) : null
  const [, name] = /(?:^|[/\\])R__([^/\\]+)\.sql$/.exec(script ?? '') ?? []
  return name === undefined ? null : repeatableKey(name)
}
