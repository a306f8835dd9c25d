import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Attempt, PodEvent } from '../board/observation'
import { createLog } from '../log'

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

const NO_EVENTS: readonly PodEvent[] = []

/** For tests: pods of which no event is known. */
export const noEvents = () => NO_EVENTS

/** For tests: an archive that says nothing and removes nothing. */
export const QUIET = {
  migrations: path.resolve('lib/archive/migrations'),
  retention: () => ({ days: 36_500, bytes: 1e12 }),
  say: createLog(() => ''),
}

/** A folder for one file of tests. */
export function inTestFolder() {
  const dir = mkdtempSync(path.join(tmpdir(), 'archive-'))
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Waits until something is so. */
export async function until(is: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(20)) if (await is()) return
  throw new Error(`never: ${what}`)
}
