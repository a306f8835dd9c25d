'use client'

import type { Board } from '@/lib/board/schema'
import type { View } from '../view'
import { filterRows } from './filters'
import { foldRows, isOpen } from './fold'
import { FoldRow } from './fold-row'
import { MatrixHead } from './matrix-head'
import { MatrixRow } from './matrix-row'
import type { Row } from './rows'

/** Versions by environments. With a filter or a search nothing is folded: what was asked for is shown. */
export function Matrix({ board, rows, view, stuck }: { board: Board; rows: Row[]; view: View; stuck: boolean }) {
  const { environments, findings } = board
  const shown = filterRows(rows, environments, view)
  const asked = view.states.length > 0 || view.q !== ''
  const blocks = foldRows(shown, asked ? Number.POSITIVE_INFINITY : undefined)
  const rowOf = (row: Row) => (
    <MatrixRow key={row.key} row={row} environments={environments} findings={findings} sel={view.sel} />
  )
  return (
    <table className="matrix" aria-label="Versions by environment">
      <MatrixHead environments={environments} findings={findings} stuck={stuck} />
      {blocks.map(block =>
        block.kind === 'row' ? (
          <tbody key={block.row.key}>{rowOf(block.row)}</tbody>
        ) : (
          <tbody key={block.id}>
            <FoldRow fold={block} environments={environments} view={view} />
            {isOpen(block, view.open) && block.rows.map(rowOf)}
          </tbody>
        ),
      )}
      {shown.length === 0 && (
        <tbody>
          <tr className="row none">
            <td>{rows.length === 0 ? 'No script and no row was found.' : 'No version is like that.'}</td>
          </tr>
        </tbody>
      )}
    </table>
  )
}
