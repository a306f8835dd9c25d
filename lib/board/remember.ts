import type { Observation } from './observation'

type Entry<A, R> = { inputs: A; result: R }

/**
 * A pure function of one environment that gives its last result again while its inputs are the very same: what did not
 * change is not computed twice. The memory lives as long as the environment's configuration object.
 */
export function remember<A extends readonly unknown[], R>(
  compute: (...inputs: A) => R,
  same: (before: A, now: A) => boolean = areIdentical,
): (observation: Observation, ...inputs: A) => R {
  const memory = new WeakMap<object, Map<string, Entry<A, R>>>()
  return (observation, ...inputs) => {
    const entries = memory.get(observation.configured) ?? new Map<string, Entry<A, R>>()
    const known = entries.get(observation.name)
    if (known && same(known.inputs, inputs)) return known.result
    const result = compute(...inputs)
    entries.set(observation.name, { inputs, result })
    memory.set(observation.configured, entries)
    return result
  }
}

/** Whether two lists hold the same values, or the same objects by identity. */
export function areIdentical(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((value, index) => Object.is(value, now[index]))
}
