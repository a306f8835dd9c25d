import type { Facts } from './facts'
import type { Migration } from './schema'

/** A versioned migration as the first environment of a project has applied it. */
export type Reference = { environment: string; migration: Migration }
/** The first application of every version, up to one environment in promotion order; and whole blocks that agree with it. */
export type References = { byKey: ReadonlyMap<string, Reference>; blocks: ReadonlySet<string> }
export type Comparison = { references: References; odd: { migration: Migration; reference: Reference }[] }

/** Neighbouring migrations in one text: equal texts are equal migrations, so most need no look of their own. */
export type Block = { text: string; migrations: Migration[] }

const SIZE = 64

/** Cuts what an environment has applied, in its order, into blocks that can be compared at once. */
export function blocksOf(applied: Migration[]): Block[] {
  return Array.from({ length: Math.ceil(applied.length / SIZE) }, (_none, index) => {
    const migrations = applied.slice(index * SIZE, (index + 1) * SIZE)
    return { text: migrations.map(textOf).join('\n'), migrations }
  })
}

const textOf = ({ key, checksum, description }: Migration) => `${key} ${checksum} ${description}`

/**
 * Holds what an environment has applied against what those before it have: the same version must be the same script
 * everywhere. The references stay the very same object when it adds nothing to them.
 */
export function compareToReferences(references: References, environment: string, blocks: Block[]): Comparison {
  const unlike = blocks.filter(({ text }) => !references.blocks.has(text))
  if (unlike.length === 0) return { references, odd: [] }
  const odd: Comparison['odd'] = []
  const byKey = new Map(references.byKey)
  const agreeing = new Set(references.blocks)
  for (const { text, migrations } of unlike) {
    const before = odd.length
    for (const migration of migrations) {
      const reference = byKey.get(migration.key)
      if (!reference) byKey.set(migration.key, { environment, migration })
      else if (differ(migration, reference.migration)) odd.push({ migration, reference })
    }
    if (odd.length === before) agreeing.add(text)
  }
  const grew = byKey.size > references.byKey.size || agreeing.size > references.blocks.size
  return { references: grew ? { byKey, blocks: agreeing } : references, odd }
}

function differ(a: Migration, b: Migration): boolean {
  return a.description !== b.description || (a.checksum !== b.checksum && a.checksum !== null && b.checksum !== null)
}

/** How many migrations the environment before has applied and this one has not (product.md §2b, Behind). */
export function countBehind(before: Facts, here: Facts): number {
  return before.settled.reduce((count, key) => (here.covered.has(key) ? count : count + 1), 0)
}
