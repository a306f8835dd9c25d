/**
 * One line of the table: a figure and the bound that it must not exceed, or must reach when it says so. Null: a reference,
 * which nothing bounds.
 */
export type Row = {
  name: string
  figure: number
  unit: string
  bound: number | null
  atLeast?: boolean
  /** The bound is where this is to come to: it is told how far it is, and nothing fails for it. */
  goal?: boolean
  /** It has been measured a second time. */
  again?: boolean
  note?: string
}

/** Whether the bound is reached. A figure that could not be taken (NaN) reaches none. */
export const reaches = ({ figure, bound, atLeast = false }: Row): boolean =>
  bound === null || (atLeast ? figure >= bound : figure <= bound)

/** Whether the bound is kept, where it is one; what could not be measured is never kept. */
export const passes = (row: Row): boolean => reaches(row) || (row.goal === true && !Number.isNaN(row.figure))
