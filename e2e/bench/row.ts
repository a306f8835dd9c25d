/**
 * One line of the table: a figure and the bound that it must not exceed, or must reach when it says so. Null: a reference,
 * which nothing bounds.
 */
export type Row = { name: string; figure: number; unit: string; bound: number | null; atLeast?: boolean; note?: string }

/** Whether the bound is kept. A figure that could not be taken (NaN) keeps none. */
export const passes = ({ figure, bound, atLeast = false }: Row): boolean =>
  bound === null || (atLeast ? figure >= bound : figure <= bound)
