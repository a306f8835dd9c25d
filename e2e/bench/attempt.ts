import type { Row } from './row'

/** Measures; what breaks on the way is a row that fails, so that the other rows are still told. */
export async function attempt(
  name: string,
  say: (line: string) => void,
  measure: () => Row | Row[] | Promise<Row | Row[]>,
): Promise<Row[]> {
  say(`measuring: ${name}`)
  try {
    return [await measure()].flat()
  } catch (error) {
    const note = `not measured: ${error instanceof Error ? error.message.split('\n')[0] : error}`
    return [{ name, figure: Number.NaN, unit: '', bound: 0, note }]
  }
}
