import type { Environment } from '@/lib/board/schema'

/** The migrations before and after one in Flyway's order, in the environment that knows most; null at the ends. */
export function neighboursOf(key: string, environments: Environment[]): { older: string | null; newer: string | null } {
  const knowing = environments.filter(({ migrations }) => migrations.some(migration => migration.key === key))
  const [richest] = knowing.toSorted((a, b) => b.migrations.length - a.migrations.length)
  const keys = [...new Set(richest?.migrations.map(migration => migration.key))]
  const place = keys.indexOf(key)
  return { older: keys[place - 1] ?? null, newer: place < 0 ? null : (keys[place + 1] ?? null) }
}
