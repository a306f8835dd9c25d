import type { KubeObject, Resource } from './objects'

export type Change = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED'
  version: number
  resource: Resource
  object: KubeObject
  /** What it was before; selectors need it. */
  previous: KubeObject | null
}

export type Store = ReturnType<typeof createStore>

/**
 * What etcd and the watch cache are to a real server: objects under one global, growing resourceVersion, and the
 * changes of the recent past, from which a watch can be resumed.
 */
export function createStore() {
  const objects = new Map<string, KubeObject>()
  const listeners = new Set<(change: Change) => void>()
  let window: Change[] = []
  let version = 1000
  let forgotten = version

  function commit(type: Change['type'], resource: Resource, object: KubeObject, previous: KubeObject | null) {
    version += 1
    const copy = structuredClone(object)
    copy.metadata.resourceVersion = String(version)
    const key = keyOf(resource, copy.metadata)
    if (type === 'DELETED') objects.delete(key)
    else objects.set(key, copy)
    const change = { type, version, resource, object: copy, previous }
    window.push(change)
    for (const listener of listeners) listener(change)
    return copy
  }

  return {
    get version() {
      return version
    },
    /** Changes up to and with this version can no longer be replayed. */
    get forgotten() {
      return forgotten
    },
    /** Creates or replaces an object. */
    put<T extends KubeObject>(resource: Resource, object: T): T {
      const previous = objects.get(keyOf(resource, object.metadata)) ?? null
      // The stored copy has the shape of what was handed in.
      return commit(previous ? 'MODIFIED' : 'ADDED', resource, object, previous) as T
    },
    remove(resource: Resource, namespace: string, name: string): void {
      const previous = objects.get(keyOf(resource, { namespace, name }))
      if (previous) commit('DELETED', resource, previous, previous)
    },
    find(resource: Resource, namespace: string, name: string): KubeObject | null {
      return objects.get(keyOf(resource, { namespace, name })) ?? null
    },
    /** All of one collection in the order of their names; `namespace` null is the whole cluster. */
    list(resource: Resource, namespace: string | null): KubeObject[] {
      return [...objects]
        .filter(([key]) => key.startsWith(namespace === null ? `${resource}/` : `${resource}/${namespace}/`))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, object]) => object)
    },
    since: (after: number): Change[] => window.filter(change => change.version > after),
    subscribe(listener: (change: Change) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Forgets the past: every watch from an older resourceVersion now gets its 410. */
    forget(): void {
      window = []
      forgotten = version
    },
  }
}

const keyOf = (resource: Resource, { namespace, name }: { namespace: string; name: string }) =>
  `${resource}/${namespace}/${name}`
