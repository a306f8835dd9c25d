import { passes, type Row } from './row'

type Measure = () => Row | Row[] | Promise<Row | Row[]>

/**
 * Measures; what breaks on the way is a row that fails, so that the other rows are still told. Rows that miss a bound are
 * measured once more: a machine that others use, too, is slow for a moment, and what is slow twice is slow.
 */
export async function attempt(name: string, say: (line: string) => void, measure: Measure): Promise<Row[]> {
  say(`measuring: ${name}`)
  const rows = await take(name, measure)
  if (rows.every(row => passes(row) || row.again)) return rows
  say(`measuring again: ${name}`)
  return (await take(name, measure)).map(row => ({ ...row, again: true, note: `${row.note ?? ''} (measured again)` }))
}

async function take(name: string, measure: Measure): Promise<Row[]> {
  try {
    return [await measure()].flat()
  } catch (error) {
    const note = `not measured: ${error instanceof Error ? error.message.split('\n')[0] : error}`
    return [{ name, figure: Number.NaN, unit: '', bound: 0, note }]
  }
}
