import { SourceError } from '../errors'
import { apiErrorOf } from './api-error'
import type { Cluster } from './cluster'
import { type Identified, pathOf, type Scope } from './kind'
import { linkSignal } from './linked-signal'
import { listOne, selectorsOf } from './list-objects'
import type { ObjectStore } from './object-store'
import type { ReflectorLimits } from './reflector-limits'
import { splitLines } from './split-lines'
import { errorOfTransport } from './transport-error'
import { parseWatchEvent } from './watch-event'

/** How a watch ended: as it should, for a new list, or broken. `steady`: it had worked before. */
export type WatchEnd =
  | { kind: 'ended' | 'relist'; steady: boolean }
  | { kind: 'broken'; steady: boolean; error: SourceError }

const LONGEST_EVENT = 16 << 20

/** Watches from the store's version on, into the store, until the watch ends; confirms by a heartbeat that it is fresh. */
export async function watchObjects<T extends Identified>(
  cluster: Cluster,
  scope: Scope<T>,
  store: ObjectStore<T>,
  on: { changed: () => void; alive: () => void },
  { signal, limits, until }: { signal: AbortSignal; limits: ReflectorLimits; until: number },
): Promise<WatchEnd> {
  const link = linkSignal(signal)
  const lines = splitLines(LONGEST_EVENT)
  const opened = Date.now()
  let events = 0
  let end: WatchEnd | null = null
  const steady = () => events > 0 || Date.now() - opened >= limits.steady

  const stop = (as: WatchEnd) => {
    end ??= as
    link.abort()
  }
  const heart = beat(
    async () => {
      const fresh = await listOne(cluster, scope, link.signal)
      if (link.signal.aborted) return
      if (store.disagrees(fresh)) stop({ kind: 'relist', steady: true })
      else on.alive()
    },
    limits.heartbeat,
    cause => {
      // Never steady: an API that does not answer a list is a failure, however long the watch had been open.
      if (!link.signal.aborted) stop({ kind: 'broken', steady: false, error: errorOfTransport(cause) })
    },
  )
  const seconds = Math.round(limits.watchSeconds())
  const idle = setTimeout(() => stop({ kind: 'ended', steady: true }), seconds * 1_000 + limits.grace)
  const relist = setTimeout(() => stop({ kind: 'relist', steady: true }), Math.max(0, until - Date.now()))

  const take = (line: Buffer): boolean => {
    const event = parseWatchEvent(line, scope)
    if (event.kind === 'error') stop(endOf(event.error, steady()))
    else events++
    return store.apply(event)
  }

  try {
    const query = {
      ...selectorsOf(scope),
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion: store.version(),
      timeoutSeconds: seconds,
    }
    const answer = await cluster.open(pathOf(scope), { query, signal: link.signal })
    on.alive()
    for await (const chunk of answer) {
      heart.rest()
      idle.refresh()
      const changes = lines.push(chunk).map(line => end === null && take(line.bytes))
      if (end) break
      on.alive()
      if (changes.includes(true)) on.changed()
    }
    if (end) return end
    if (!lines.rest()) return { kind: 'ended', steady: steady() }
    return { kind: 'broken', steady: steady(), error: new SourceError('kubernetes', 'garbage', 'half a line') }
  } catch (cause) {
    return end ?? endOf(errorOfTransport(cause), steady())
  } finally {
    heart.stop()
    clearTimeout(idle)
    clearTimeout(relist)
    link.abort()
    link.release()
  }
}

/** 410: what happened since our version is forgotten. It comes as a status or, after a 200, as an event. */
const endOf = (error: SourceError, steady: boolean): WatchEnd =>
  apiErrorOf(error)?.status === 410 ? { kind: 'relist', steady } : { kind: 'broken', steady, error }

/** Does something after each `ms` in which nothing was heard; one at a time. */
function beat(work: () => Promise<void>, ms: number, failed: (cause: unknown) => void) {
  let stopped = false
  const start = () => {
    work().then(() => {
      if (!stopped) timer.refresh()
    }, failed)
  }
  const timer = setTimeout(start, ms)
  return {
    rest: () => {
      timer.refresh()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
