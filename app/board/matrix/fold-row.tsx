'use client'

import type { Environment } from '@/lib/board/schema'
import { Glyph } from '../../ui/glyph'
import { useDay } from '../../ui/now'
import { StateWord } from '../../ui/state-word'
import { sayClock, sayDay } from '../../ui/times'
import type { View } from '../view'
import { ViewLink } from '../view-link'
import { type Fold, isOpen, sayFold, toggleFold } from './fold'
import { isSettled } from './rows'

/** Rows that say nothing each for itself, as one: opened in place, and by a link. */
export function FoldRow({ fold, environments, view }: { fold: Fold; environments: Environment[]; view: View }) {
  const open = isOpen(fold, view.open)
  const { range, count, settled } = sayFold(fold, environments)
  return (
    <tr
      className={fold.repeatable ? 'row fold settled' : 'row fold'}
      data-row={fold.id}
      data-selected={view.sel?.key === fold.id || undefined}
    >
      <th scope="row">
        <ViewLink className="toggle" change={toggleFold(fold, view.open)} aria-expanded={open}>
          <Glyph name="right" />
          <b>{range}</b>
          <span>{count}</span>
        </ViewLink>
      </th>
      {environments.map((environment, column) => (
        <td key={environment.name} className={environment.state === 'unknown' ? 'cell is-stale' : 'cell'}>
          <span className="cell-line">
            {settled && <FoldCell fold={fold} environment={environment} column={column} />}
          </span>
        </td>
      ))}
    </tr>
  )
}

function FoldCell({ fold, environment, column }: { fold: Fold; environment: Environment; column: number }) {
  const day = useDay()
  const cells = fold.rows.filter(isSettled).map(({ cells }) => cells[column] ?? null)
  const stale = cells.some(cell => cell?.state === 'unknown')
  const seen = environment.sources.history.readAt
  const newest = cells
    .flatMap(cell => cell?.installedOn ?? [])
    .sort()
    .at(-1)
  const past = fold.repeatable ? 'Were up to date' : 'Were applied'
  const present = fold.repeatable ? 'Up to date' : 'Applied, checksums equal'
  return (
    <>
      <StateWord glyph={stale ? 'unknown' : 'check'} tone={stale ? 'stale' : 'quiet'}>
        {stale ? past : present}
      </StateWord>
      <span className="at">
        {stale && seen
          ? `seen ${sayClock(seen).slice(0, 5)}`
          : newest && <time dateTime={newest}>{sayDay(newest, day)}</time>}
      </span>
    </>
  )
}
