'use client'

import type { Environment } from '@/lib/board/schema'
import { useNow } from '../../ui/now'
import { sayAge, sayClock } from '../../ui/times'

/** What comes next, beside the version: what runs and for how long, what waits, what failed and when it is tried again. */
export function NextStep({ environment }: { environment: Environment }) {
  return <span>{sayNext(environment, useNow())}</span>
}

export function sayNext(environment: Environment, now: number): string {
  const { state, version, run, sources, migrations } = environment
  if (state === 'failed') return `${sayFailed(environment)}${sayRetry(environment, now)}`
  if (version.state === 'unknown')
    return sources.history.readAt ? `as of ${sayClock(sources.history.readAt)}` : 'never read'
  if (state === 'running' || state === 'blocked') {
    const at = migrations.find(migration => migration.state === state)?.key ?? 'a run'
    const since = run?.startedAt ? ` for ${sayAge(now - Date.parse(run.startedAt))}` : ''
    return `${at} ${state === 'running' ? 'running' : 'waits for a lock'}${since}`
  }
  const waiting = migrations.filter(({ flywayState }) => flywayState === 'Pending').map(({ key }) => key)
  if (waiting.length > 1) return `${waiting[0]} and ${waiting.length - 1} more wait for the next rollout`
  if (waiting.length === 1) return `${waiting[0]} waits for the next rollout`
  return version.current === null ? 'nothing is applied' : 'newest version applied'
}

/** Only that there is no row is certain: a script outside a transaction, or one that commits, has left its traces. */
function sayFailed({ failure, migrations }: Environment): string {
  const ghost = migrations.find(({ marks }) => marks.includes('ghost-failure'))
  if (ghost) return `${ghost.key} left no row`
  return failure?.version ? `V${failure.version} failed` : 'run failed'
}

function sayRetry({ run }: Environment, now: number): string {
  if (run?.state === 'running') return `, retrying, attempt ${run.attempt}`
  const left = run?.nextTryAt ? Date.parse(run.nextTryAt) - now : 0
  return left > 0 ? `, retry in ${sayAge(left)}` : ''
}
