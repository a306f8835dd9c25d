import type { SourceError } from '../errors'
import { apiErrorOf } from './api-error'
import { pause } from './back-off'
import type { Cluster } from './cluster'
import type { Identified, Scope } from './kind'
import { listObjects } from './list-objects'
import { createObjectStore } from './object-store'
import { REFLECTOR_LIMITS, type ReflectorLimits } from './reflector-limits'
import { errorOfTransport } from './transport-error'
import { watchObjects } from './watch-objects'

export type ObjectsTold<T> = {
  /** All objects of the scope, each time one of them changed. */
  objects: (objects: T[]) => void
  /** The last try failed; what was told stays what is known. */
  failure: (error: SourceError, nextTryAt: Date) => void
  /** The API confirmed at this moment that what was told is true. */
  alive: (at: Date) => void
}

/**
 * Keeps the objects of a scope as the API has them – one list, then a watch – until the signal; after that it tells
 * nothing more. Resolves when it has ended (kubernetes.md §1.6).
 */
export async function followObjects<T extends Identified>(
  cluster: Cluster,
  scope: Scope<T>,
  on: ObjectsTold<T>,
  { signal, limits: some = {} }: { signal: AbortSignal; limits?: Partial<ReflectorLimits> },
): Promise<void> {
  const limits = { ...REFLECTOR_LIMITS, ...some }
  const store = createObjectStore<T>()
  const tell = (what: () => void) => {
    if (!signal.aborted) what()
  }
  const told = {
    changed: () => tell(() => on.objects(store.items())),
    alive: () => tell(() => on.alive(new Date())),
  }
  let tries = 0
  let listUntil = 0

  const fail = async (error: SourceError) => {
    if (signal.aborted) return
    const wait = apiErrorOf(error)?.retryAfter ?? limits.backOff(tries++)
    on.failure(error, new Date(Date.now() + wait))
    await pause(wait, signal)
  }

  const list = async () => {
    store.replace(await listObjects(cluster, scope, signal))
    listUntil = Date.now() + limits.relist
    told.changed()
    told.alive()
  }

  const watch = async () => {
    const end = await watchObjects(cluster, scope, store, told, { signal, limits, until: listUntil })
    if (end.steady) tries = 0
    if (end.kind === 'relist') listUntil = 0
    // A stream that had worked and broke says nothing of the source yet: the next question does.
    if (end.kind === 'broken' && !end.steady) await fail(end.error)
    else if (end.kind === 'broken' || (!end.steady && tries++ > 0)) await pause(limits.backOff(tries), signal)
  }

  while (!signal.aborted) {
    try {
      if (Date.now() >= listUntil) await list()
      await watch()
    } catch (cause) {
      // 410 here: the token of the next page was forgotten; the list begins anew like after any failure.
      if (!signal.aborted) await fail(errorOfTransport(cause))
    }
  }
}
