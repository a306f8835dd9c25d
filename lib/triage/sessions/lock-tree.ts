import type { ObservedSession } from '../../board/observed-sessions'

/** The session right in front, and how many are in front until the root. */
export type Place = { behind: number | null; depth: number }

/** Who waits for whom. */
export type LockTree = {
  /** Each session that waits or is waited for, once: a root, then all behind it, whoever waits longest first. */
  order: number[]
  places: Map<number, Place>
  /** Those directly in the way. */
  blockersOf: (pid: number) => number[]
  /** Who is in the way at last, and waits for nobody. */
  rootsOf: (pid: number) => number[]
  /** All that wait for this session, directly or behind others, in their order. */
  waitersOf: (pid: number) => number[]
  /** Sessions that wait for each other in a ring. */
  ring: number[]
}

/** Prepared transactions have no session; to PostgreSQL they have this pid. */
export const PREPARED = 0

/** A pid in the way that is none of these sessions is left out: it has ended, or it is the board's own. */
export function growTree(sessions: ObservedSession[]): LockTree {
  const blockers = readBlockers(sessions)
  const blockersOf = (pid: number) => blockers.get(pid) ?? []
  const waiters = new Map<number, number[]>()
  for (const [pid, ahead] of blockers)
    for (const blocker of ahead) waiters.set(blocker, [...(waiters.get(blocker) ?? []), pid])
  const { places, ring } = placeAll(blockers)
  const order = walk(places, new Map(sessions.map(({ pid, wait }) => [pid, wait?.age ?? 0])))
  const inOrder = (pids: number[]) => {
    const wanted = new Set(pids)
    return order.filter(pid => wanted.has(pid))
  }
  return {
    order,
    places,
    blockersOf,
    rootsOf: pid => inOrder(reach(pid, blockersOf)).filter(one => blockersOf(one).length === 0),
    waitersOf: pid => inOrder(reach(pid, one => waiters.get(one) ?? [])),
    ring,
  }
}

function readBlockers(sessions: ObservedSession[]): Map<number, number[]> {
  const known = new Set([PREPARED, ...sessions.map(({ pid }) => pid)])
  const edges = sessions.map(({ pid, wait }): [number, number[]] => [
    pid,
    // A parallel query is named once for each of its workers.
    [...new Set(wait?.blockers)].filter(blocker => blocker !== pid && known.has(blocker)),
  ])
  return new Map(edges.filter(([, ahead]) => ahead.length > 0))
}

/**
 * Where several are in the way of a session, it stands behind the one that is furthest from its root. In a ring nobody
 * is first: the smallest pid stands in for the root.
 */
function placeAll(blockers: Map<number, number[]>): { places: Map<number, Place>; ring: number[] } {
  const roots = [...blockers.values()].flat().filter(pid => !blockers.has(pid))
  const places = new Map(roots.map((pid): [number, Place] => [pid, { behind: null, depth: 0 }]))
  const ring: number[] = []
  let left = [...blockers]
  while (left.length > 0) {
    const free = left.filter(([, ahead]) => ahead.every(pid => places.has(pid)))
    if (free.length === 0) ring.push(...left.map(([pid]) => pid).filter(pid => isInRing(pid, blockers)))
    const first = ring.filter(pid => !places.has(pid)).sort((a, b) => a - b)[0]
    const now = free.length > 0 ? free : left.filter(([pid]) => pid === first)
    for (const [pid, ahead] of now) places.set(pid, placeBehind(ahead, places))
    left = left.filter(([pid]) => !places.has(pid))
  }
  return { places, ring: [...new Set(ring)] }
}

function placeBehind(ahead: number[], places: Map<number, Place>): Place {
  let found: Place = { behind: null, depth: 0 }
  for (const pid of ahead) {
    const depth = (places.get(pid)?.depth ?? -1) + 1
    if (depth > found.depth) found = { behind: pid, depth }
  }
  return found
}

const isInRing = (pid: number, blockers: Map<number, number[]>) =>
  reach(pid, one => blockers.get(one) ?? [], true).includes(pid)

/** All that can be reached from a session, without it unless a way leads back and that is asked for. */
function reach(from: number, next: (pid: number) => number[], back = false): number[] {
  const found = new Set<number>()
  const open = [...next(from)]
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    if (found.has(pid) || (pid === from && !back)) continue
    found.add(pid)
    open.push(...next(pid))
  }
  return [...found]
}

function walk(places: Map<number, Place>, ageOf: Map<number, number>): number[] {
  const behind = new Map<number | null, number[]>()
  for (const [pid, place] of places) behind.set(place.behind, [...(behind.get(place.behind) ?? []), pid])
  const oldestLast = (pids: number[]) => pids.sort((a, b) => (ageOf.get(a) ?? 0) - (ageOf.get(b) ?? 0) || b - a)
  const order: number[] = []
  const open = oldestLast(behind.get(null) ?? [])
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    order.push(pid)
    open.push(...oldestLast(behind.get(pid) ?? []))
  }
  return order
}
