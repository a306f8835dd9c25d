import type { Attempt } from '../board/observation'

/** For tests: an attempt that runs. */
export function anAttempt(more: Partial<Attempt> = {}): Attempt {
  return {
    id: 'pod-1.wst-flyway-migrate.0',
    pod: 'wst-flyway-dev-1',
    podUid: 'pod-1',
    podCreatedAt: '2026-11-24T08:59:58Z',
    container: 'wst-flyway-migrate',
    containerId: 'containerd://1',
    restartCount: 0,
    state: 'running',
    reason: null,
    waitingReason: null,
    message: null,
    exitCode: null,
    startedAt: '2026-11-24T09:00:00Z',
    finishedAt: null,
    nextTryAt: null,
    image: 'flyway/flyway:13.12.0',
    imageId: null,
    ...more,
  }
}
