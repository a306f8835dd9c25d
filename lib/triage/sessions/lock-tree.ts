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
  /** All in the way of these, directly or of each other, in their order. */
  aheadOf: (...pids: number[]) => number[]
  /** Who of them is in the way at last, and waits for nobody. */
  rootsOf: (...pids: number[]) => number[]
  /** All that wait for this session, directly or behind others, in their order. */
  waitersOf: (pid: number) => number[]
  /** Sessions that wait for each other in a ring. */
  ring: number[]
}

/** Prepared transactions have no session; to PostgreSQL they have this pid. */
export const PREPARED = 0

type Edges = Map<number, number[]>

/** A pid in the way that is none of these sessions is left out: it has ended, or it is the board's own. */
export function growTree(sessions: ObservedSession[]): LockTree {
  const blockers = readBlockers(sessions)
  const blockersOf = (pid: number) => blockers.get(pid) ?? []
  const waiters: Edges = new Map()
  for (const [pid, ahead] of blockers) for (const blocker of ahead) add(waiters, blocker, pid)
  const { places, ring } = placeAll(blockers, waiters)
  const order = walk(places, new Map(sessions.map(({ pid, wait }) => [pid, wait?.age ?? 0])))
  const aheadOf = (...pids: number[]) => {
    const ahead = reach(pids, blockers)
    return order.filter(pid => ahead.has(pid))
  }
  return {
    order,
    places,
    blockersOf,
    aheadOf,
    rootsOf: (...pids) => aheadOf(...pids).filter(one => !blockers.has(one)),
    waitersOf(pid) {
      const behind = reach([pid], waiters)
      return order.filter(one => one !== pid && behind.has(one))
    },
    ring,
  }
}

/** In place: very many may wait for one. */
function add<K>(lists: Map<K, number[]>, key: K, pid: number): void {
  const list = lists.get(key)
  if (list) list.push(pid)
  else lists.set(key, [pid])
}

function readBlockers(sessions: ObservedSession[]): Edges {
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
function placeAll(blockers: Edges, waiters: Edges): { places: Map<number, Place>; ring: number[] } {
  const places = new Map<number, Place>()
  const ahead = count(blockers, blockers.keys())
  const place = (first: number[]) =>
    spread(first, waiters, ahead, pid => places.set(pid, placeBehind(blockers.get(pid) ?? [], places)))
  place([...waiters.keys()].filter(pid => !blockers.has(pid)))
  const ring = findRing(
    [...blockers.keys()].filter(pid => !places.has(pid)),
    blockers,
    waiters,
  )
  for (const pid of ring) {
    if (places.has(pid)) continue
    // Who is in its way comes later, and does not place it again.
    ahead.set(pid, 0)
    place([pid])
  }
  return { places, ring }
}

/** Who waits for itself at last, of those left; first go those behind whom is nobody but such as these: they may be very many. */
function findRing(left: number[], blockers: Edges, waiters: Edges): number[] {
  const behind = new Set<number>()
  const last = left.filter(pid => !waiters.has(pid))
  spread(last, blockers, count(waiters, left), pid => behind.add(pid))
  return left.filter(pid => !behind.has(pid) && reach([pid], blockers).has(pid)).sort((a, b) => a - b)
}

const count = (edges: Edges, of: Iterable<number>) => new Map([...of].map(pid => [pid, edges.get(pid)?.length ?? 0]))

/** Visits these, and then whoever has nobody left before it. */
function spread(first: number[], next: Edges, left: Map<number, number>, visit: (pid: number) => unknown) {
  const open = [...first]
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    visit(pid)
    for (const one of next.get(pid) ?? []) {
      const before = (left.get(one) ?? 0) - 1
      left.set(one, before)
      if (before === 0) open.push(one)
    }
  }
}

function placeBehind(ahead: number[], places: Map<number, Place>): Place {
  let found: Place = { behind: null, depth: 0 }
  for (const pid of ahead) {
    const depth = (places.get(pid)?.depth ?? -1) + 1
    if (depth > found.depth) found = { behind: pid, depth }
  }
  return found
}

/** All that can be reached from these; themselves only where a way leads back. */
function reach(from: number[], edges: Edges): Set<number> {
  const found = new Set<number>()
  const open = [...from]
  for (let pid = open.pop(); pid !== undefined; pid = open.pop())
    for (const one of edges.get(pid) ?? []) {
      if (found.has(one)) continue
      found.add(one)
      open.push(one)
    }
  return found
}

function walk(places: Map<number, Place>, ageOf: Map<number, number>): number[] {
  const behind = new Map<number | null, number[]>()
  for (const [pid, place] of places) add(behind, place.behind, pid)
  const oldestLast = (pids: number[]) => pids.sort((a, b) => (ageOf.get(a) ?? 0) - (ageOf.get(b) ?? 0) || b - a)
  const order: number[] = []
  const open = oldestLast(behind.get(null) ?? [])
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    order.push(pid)
    open.push(...oldestLast(behind.get(pid) ?? []))
  }
  return order
}
