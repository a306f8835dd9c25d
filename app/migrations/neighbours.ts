import type { Environment } from '@/lib/board/schema'

/**
 * The migrations before and after one in Flyway's order, in the environment that knows most; null at the ends.
 * Versioned ones have versioned neighbours: repeatables stand among them wherever they were last applied.
 */
export function neighboursOf(key: string, environments: Environment[]): { older: string | null; newer: string | null } {
  const knowing = environments.filter(({ migrations }) => migrations.some(migration => migration.key === key))
  const [richest] = knowing.toSorted((a, b) => b.migrations.length - a.migrations.length)
  const alike = (other: string) => other.startsWith('R__') === key.startsWith('R__')
  const keys = [...new Set(richest?.migrations.map(migration => migration.key).filter(alike))]
  const place = keys.indexOf(key)
  return { older: keys[place - 1] ?? null, newer: place < 0 ? null : (keys[place + 1] ?? null) }
}
