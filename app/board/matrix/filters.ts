import type { Environment } from '@/lib/board/schema'
import type { View } from '../view'
import { isHidden, type Row } from './rows'

/** The rows that a view asks for. What has only a past is there when its state is asked for, or its name searched. */
export function filterRows(rows: Row[], environments: Environment[], view: Pick<View, 'states' | 'env' | 'q'>): Row[] {
  const column = environments.findIndex(({ name }) => name === view.env)
  return rows.filter(row => {
    if (view.q ? !matches(row, view.q) : view.states.length === 0 && isHidden(row)) return false
    if (view.states.length === 0) return column < 0 || row.cells[column] != null
    const cells = column < 0 ? row.cells : [row.cells[column]]
    return cells.some(cell => cell != null && view.states.includes(cell.state))
  })
}

/** Every word of the search is in the key, description or script of the row. */
function matches({ migration }: Row, search: string): boolean {
  const text = `${migration.key} ${migration.version ?? ''} ${migration.description} ${migration.script}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}

/** The states that occur on the whole board, each with its number of cells, and whether all are without a row; worst first. */
export function countStates(rows: Row[]): { state: string; count: number; ghosts: boolean }[] {
  const counts = new Map<string, { state: string; count: number; ghosts: boolean }>()
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    if (!cell) continue
    const counted = counts.get(cell.state) ?? { state: cell.state, count: 0, ghosts: true }
    counts.set(cell.state, counted)
    counted.count++
    counted.ghosts &&= cell.marks.includes('ghost-failure')
  }
  return [...counts.values()].sort((a, b) => placeOf(a.state) - placeOf(b.state) || a.state.localeCompare(b.state))
}

const ORDER = [
  'failed',
  'failed-missing',
  'failed-future',
  'unknown',
  'blocked',
  'running',
  'silent-no-op',
  'pending',
  'checksum-drift',
  'missing',
  'future',
  'outdated',
  'ignored',
  'above-target',
]

/** States of no concern come after these, successes last. */
function placeOf(state: string): number {
  if (state === 'success') return ORDER.length + 1
  const place = ORDER.indexOf(state)
  return place < 0 ? ORDER.length : place
}
