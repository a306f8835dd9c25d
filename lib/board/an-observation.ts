import type { AppliedMigration } from '../flyway/migration'
import type { History, Observation, ObservedRun, ObservedScript, PodEvent, Reading } from './observation'

/*
 * Observations for tests and benchmarks: an environment whose three versions are applied, read this second, whose last
 * run ended well. A test says what is different.
 */

/** The moment of every sample. */
export const NOW = '2026-11-23T09:32:58.000Z'

/** `NOW` moved by so many seconds. */
export const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString()

export function aReading<T>(value: T | null, more: Partial<Reading<T>> = {}): Reading<T> {
  return {
    configured: true,
    value,
    readAt: value === null ? null : NOW,
    failure: null,
    nextTryAt: null,
    bound: 9_000,
    ...more,
  }
}

export function aScript(path: string, text = `-- ${path}`, seenAt = at(-86_400)): ObservedScript {
  return { path, text, conf: null, problem: null, seenAt }
}

export function aRow(installedRank: number, script: string, more: Partial<AppliedMigration> = {}): AppliedMigration {
  const [, version, description] = /^(?:V([\d.]+)|R)__(.*)\.sql$/.exec(script) ?? []
  return {
    installedRank,
    version: version ?? null,
    description: description?.replaceAll('_', ' ') ?? script,
    type: 'SQL',
    script,
    checksum: null,
    installedBy: 'atp',
    installedOn: '2026-11-20 09:00:00.123456',
    executionTime: 12,
    success: true,
    ...more,
  }
}

export function aHistory(rows: AppliedMigration[], more: Partial<History> = {}): History {
  return { exists: true, rows, locked: false, waitingSince: null, clockOffset: 0, serverVersion: '18.1', ...more }
}

/** A warning of Kubernetes about a pod, ten seconds old. */
export function anEvent(reason: string, message = '', more: Partial<PodEvent> = {}): PodEvent {
  const facts = { count: 1, firstAt: at(-10), lastAt: at(-10), container: null }
  return { uid: `event-${reason}`, type: 'Warning', reason, message, ...facts, ...more }
}

/** An attempt of the pod `pod-1`; `failed` and `succeeded` ended ten seconds after they started. */
export function aRun(state: ObservedRun['state'], restartCount = 0, more: Partial<ObservedRun> = {}): ObservedRun {
  const podUid = more.podUid ?? 'pod-1'
  const startedAt = state === 'waiting' ? null : at(-600 + restartCount * 60)
  const ended = state === 'failed' || state === 'succeeded'
  return {
    id: `${podUid}.wst-flyway-migrate.${restartCount}`,
    pod: `wst-flyway-${podUid}`,
    podUid,
    podCreatedAt: at(-601),
    container: 'wst-flyway-migrate',
    containerId: state === 'waiting' ? null : `containerd://${restartCount}`,
    restartCount,
    state,
    reason: state === 'failed' ? 'Error' : state === 'succeeded' ? 'Completed' : null,
    waitingReason: null,
    message: null,
    exitCode: state === 'failed' ? 1 : state === 'succeeded' ? 0 : null,
    startedAt,
    finishedAt: ended && startedAt ? new Date(Date.parse(startedAt) + 10_000).toISOString() : null,
    nextTryAt: null,
    image: 'flyway/flyway:13',
    imageId: null,
    events: [],
    reading: null,
    lastLine: null,
    log: { lines: 0, bytes: 0, completeness: 'none' },
    ...more,
  }
}

export function anObservation(name: string, more: Partial<Observation> = {}): Observation {
  const scripts = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql']
  return {
    name,
    project: null,
    stage: name,
    configured: {},
    compatibility: null,
    timeZone: 'UTC',
    asShipped: false,
    history: aReading(aHistory(scripts.map((script, index) => aRow(index + 1, script)))),
    scripts: aReading({ ref: null, commit: null, files: scripts.map(script => aScript(script)) }, { bound: 15_000 }),
    kubernetes: aReading(
      { found: true, pods: [], rollout: null, container: { image: null, args: [], env: {}, unknownEnv: [] } },
      { bound: 45_000 },
    ),
    access: null,
    inTheWay: null,
    runs: [aRun('succeeded')],
    ...more,
  }
}
