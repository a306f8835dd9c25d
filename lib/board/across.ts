import type { Facts } from './facts'
import type { Migration } from './schema'

/** A versioned migration as the first environment of a project has applied it. */
export type Reference = { environment: string; migration: Migration }
/** The first application of every version, up to one environment in promotion order. */
export type References = ReadonlyMap<string, Reference>
export type Comparison = { references: References; odd: { migration: Migration; reference: Reference }[] }

/**
 * Holds what an environment has applied against what those before it have: the same version must be the same script
 * everywhere. The references stay the very same object when it adds nothing to them.
 */
export function compareToReferences(
  references: References,
  environment: string,
  applied: Facts['applied'],
): Comparison {
  const odd: Comparison['odd'] = []
  let next: Map<string, Reference> | null = null
  for (const [key, migration] of applied) {
    const reference = references.get(key)
    if (reference === undefined) {
      next ??= new Map(references)
      next.set(key, { environment, migration })
    } else if (differ(migration, reference.migration)) odd.push({ migration, reference })
  }
  return { references: next ?? references, odd }
}

function differ(a: Migration, b: Migration): boolean {
  return a.description !== b.description || (a.checksum !== b.checksum && a.checksum !== null && b.checksum !== null)
}

/** How many migrations the environment before has applied and this one has not (product.md §2b, Behind). */
export function countBehind(before: Facts, here: Facts): number {
  return before.settled.reduce((count, key) => (here.covered.has(key) ? count : count + 1), 0)
}
