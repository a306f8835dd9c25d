import type { View } from '../view'

export type Selection = NonNullable<View['sel']>

/** The row so many steps away; the first from nowhere downwards, the last from nowhere upwards. */
export function moveRow(rows: string[], sel: View['sel'], step: 1 | -1): Selection | null {
  const place = sel ? rows.indexOf(sel.key) : -1
  const next = place < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(place + step, 0), rows.length - 1)
  const key = rows[next]
  return key === undefined ? null : { key, env: sel?.env ?? null }
}

/** The cell so many steps to the side; left of the first environment is the row's own name. */
export function moveEnvironment(environments: string[], sel: Selection, step: 1 | -1): Selection {
  const place = (sel.env === null ? -1 : environments.indexOf(sel.env)) + step
  return { ...sel, env: environments[Math.min(place, environments.length - 1)] ?? null }
}
