import { passes, type Row, reaches } from './row'

/** Lines for people: name, figure, bound, pass or FAIL, and how it was measured. */
export function tableOf(rows: Row[]): string {
  const cells = rows.map(row => [row.name, amount(row.figure, row.unit), boundOf(row), resultOf(row), row.note ?? ''])
  const table = [['', 'figure', 'bound', '', 'measured'], ...cells]
  const widths = table[0]?.map((_, column) => Math.max(...table.map(line => line[column]?.length ?? 0))) ?? []
  return table.map(line => lineOf(line, widths)).join('\n')
}

/** Names and notes start at the left, numbers end at the right. */
const lineOf = (line: string[], widths: number[]) =>
  line
    .map((cell, column) => {
      const width = widths[column] ?? 0
      return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width)
    })
    .join('  ')
    .trimEnd()

const amount = (figure: number, unit: string) =>
  Number.isNaN(figure) ? '' : `${figure >= 100 ? Math.round(figure) : Number(figure.toPrecision(3))} ${unit}`

const boundOf = ({ bound, unit, atLeast }: Row) => (bound === null ? '' : `${atLeast ? '≥' : '≤'} ${bound} ${unit}`)

const resultOf = (row: Row) => (row.bound === null ? '' : reaches(row) ? 'pass' : passes(row) ? 'goal' : 'FAIL')
