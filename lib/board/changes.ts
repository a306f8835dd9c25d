import type { Migration } from './schema'

/** What turns one list of migrations into another; `order` is absent while it follows from the list before. */
export type Changes = { changed: Migration[]; removed: string[]; order?: string[] }

/** The id of a line of one environment: its key, with the rank where the migration has a row. */
export const lineId = ({ key, installedRank }: Migration) => (installedRank === null ? key : `${key}@${installedRank}`)

/** The lines that are new or different, the ids of those that went, and Flyway's order where it became another one. */
export function computeChanges(before: Migration[], after: Migration[]): Changes {
  if (before === after) return { changed: [], removed: [] }
  const known = new Map(before.map(line => [lineId(line), line]))
  const ids = after.map(lineId)
  const changed = after.filter((line, index) => !isEqual(known.get(ids[index] ?? ''), line))
  const kept = new Set(ids)
  const removed = [...known.keys()].filter(id => !kept.has(id))
  const changes = { changed, removed }
  const followed = applyChanges(before, changes).map(lineId)
  return followed.every((id, index) => id === ids[index]) ? changes : { ...changes, order: ids }
}

/** The inverse: changed lines keep their place, new ones come last, unless the order says otherwise. */
export function applyChanges(before: Migration[], { changed, removed, order }: Changes): Migration[] {
  const lines = new Map(before.map(line => [lineId(line), line]))
  for (const id of removed) lines.delete(id)
  for (const line of changed) lines.set(lineId(line), line)
  return order ? order.flatMap(id => lines.get(id) ?? []) : [...lines.values()]
}

function isEqual(a: Migration | undefined, b: Migration): boolean {
  if (!a || a === b) return a === b
  const fields = Object.keys(b) as (keyof Migration)[] // a Migration has no other keys
  return fields.every(field => (field === 'marks' ? areEqual(a.marks, b.marks) : a[field] === b[field]))
}

const areEqual = (a: string[], b: string[]) => a.length === b.length && a.every((mark, index) => mark === b[index])
