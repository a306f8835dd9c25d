/** A table as Flyway prints one (AsciiTable): `+-----+` between, cells padded by one blank. */
export function textTable(columns: string[], rows: (string | null)[][], empty: string): string {
  const cells = [columns, ...rows.map(row => row.map(cell => cell ?? ''))]
  const widths = columns.map((_, index) => Math.max(...cells.map(row => row[index]?.length ?? 0)))
  const ruler = `+${widths.map(width => '-'.repeat(width + 2)).join('+')}+`
  const line = (row: string[]) => `|${widths.map((width, index) => ` ${(row[index] ?? '').padEnd(width)} `).join('|')}|`
  const [head = [], ...body] = cells
  const inner = ruler.length - 4
  const lines = body.length > 0 ? body.map(line) : [`| ${empty.slice(0, inner).padEnd(inner)} |`]
  return [ruler, line(head), ruler, ...lines, ruler, ''].join('\n')
}
