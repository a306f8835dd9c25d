/** One line of the table: a figure and the bound that it must not exceed. Null: a reference, which nothing bounds. */
export type Row = { name: string; figure: number; unit: string; bound: number | null; note?: string }

/** Whether the bound is kept. A figure that could not be taken (NaN) keeps none. */
export const passes = ({ figure, bound }: Row): boolean => bound === null || figure <= bound
