import type { View } from '../view'

/** The keys of the rows that are shown, folds included, from top to bottom. */
export function rowsOnScreen(): string[] {
  return [...document.querySelectorAll<HTMLElement>('.matrix [data-row]')].flatMap(({ dataset }) => dataset.row ?? [])
}

/** Puts the focus where the selection is, so that the page scrolls there and a screen reader says it. */
export function focusSelection(sel: View['sel']): void {
  elementOf(sel)?.focus()
}

/** The page that proves the selected cell; of a row's name, the migration's own. */
export function pageOfSelection(sel: View['sel']): string | null {
  const element = elementOf(sel)
  const link = element?.querySelector('a') ?? element?.closest('tr')?.querySelector('a')
  return link?.getAttribute('href') ?? null
}

function elementOf(sel: View['sel']): HTMLElement | null {
  if (!sel) return null
  const row = document.querySelector(`.matrix [data-row="${CSS.escape(sel.key)}"]`)
  const cell = sel.env === null ? null : row?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(sel.env)}"]`)
  return cell ?? row?.querySelector<HTMLElement>('th a') ?? null
}
