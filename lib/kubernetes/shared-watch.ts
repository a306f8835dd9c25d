import { setTimeout as pause } from 'node:timers/promises'
import type { Cluster } from './cluster'
import type { Identified, Scope } from './kind'
import { joinSelectors, matchesLabels } from './label-selector'
import { followObjects, type ObjectsTold } from './reflector'
import type { ReflectorLimits } from './reflector-limits'

/** One watch of a kind in a namespace for all who look at it: an API gives a board few, whatever the number of its environments. */
export type SharedWatch<T extends Identified> = {
  /** Tells of the objects with labels that fit, until the signal. Resolves when it has ended. */
  follow: (selector: string | null, on: ObjectsTold<T>, signal: AbortSignal) => Promise<void>
}

type Member<T> = { selector: string | null; fits: (object: T) => boolean; on: ObjectsTold<T>; told: string | null }
type Running<T> = { selector: string | null; stop: () => void; objects: T[] | null }

/** Environments start together: who joins within so many milliseconds of another needs no watch of the time between. */
const GATHER = 20

/** Makes the watch, which runs while somebody follows it. What is seen of it is that of the widest question that is asked. */
export function createSharedWatch<T extends Identified & { labels: Record<string, string> }>(
  cluster: Cluster,
  scopeOf: (selector: string | null) => Scope<T>,
  limits: Partial<ReflectorLimits> = {},
): SharedWatch<T> {
  const members = new Set<Member<T>>()
  let running: Running<T> | null = null
  let gathering = false

  const tellObjects = (member: Member<T>, objects: T[]) => {
    const own = objects.filter(member.fits)
    const versions = own.map(({ uid, resourceVersion }) => `${uid}@${resourceVersion}`).join()
    // What has changed may be somebody else's.
    if (versions !== member.told) member.on.objects(own)
    member.told = versions
  }

  const start = (selector: string | null): Running<T> => {
    const stop = new AbortController()
    const current: Running<T> = { selector, stop: () => stop.abort(), objects: null }
    const all = (tell: (member: Member<T>) => void) => {
      if (running === current) for (const member of members) tell(member)
    }
    void followObjects(
      cluster,
      scopeOf(selector),
      {
        objects(objects) {
          current.objects = objects
          all(member => tellObjects(member, objects))
        },
        alive: at => all(({ on, told }) => told !== null && on.alive(at)),
        failure: (error, nextTryAt) => all(({ on }) => on.failure(error, nextTryAt)),
      },
      { signal: stop.signal, limits },
    )
    return current
  }

  const settle = () => {
    const selectors = [...members].map(({ selector }) => selector)
    const joint = joinSelectors(selectors)
    if (members.size > 0 && running?.selector === joint) {
      const { objects } = running
      if (objects) for (const member of members) tellObjects(member, objects)
      return
    }
    running?.stop()
    running = members.size > 0 ? start(joint) : null
  }

  const settleSoon = async () => {
    if (gathering) return
    gathering = true
    await pause(GATHER)
    gathering = false
    settle()
  }

  return {
    async follow(selector, on, signal) {
      if (signal.aborted) return
      const matches = matchesLabels(selector)
      const member: Member<T> = { selector, fits: ({ labels }) => matches(labels), on, told: null }
      members.add(member)
      void settleSoon()
      await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }))
      members.delete(member)
      // A board that stops does not start another watch for those who are left a moment longer.
      if (members.size === 0) settle()
      else void settleSoon()
    },
  }
}
