'use client'

import type { Environment, Finding, Migration } from '@/lib/board/schema'
import { Age } from '../../ui/age'
import { useDay } from '../../ui/now'
import { PageLink } from '../../ui/page-link'
import { StateWord } from '../../ui/state-word'
import { cellOf } from './cell-words'
import type { Row } from './rows'
import { useChanged } from './use-changed'

/** One migration in one environment: glyph, word, time; a second line in rows where something is to be known. */
export function MatrixCell({
  row,
  migration,
  environment,
  findings,
  active,
  selected,
}: {
  row: Row
  migration: Migration | null
  environment: Environment
  findings: Finding[]
  active: boolean
  selected: boolean
}) {
  const cell = cellOf(row, migration, environment, findings, useDay())
  const changed = useChanged(cell.word)
  const ground = cell.tone === 'fail' || cell.tone === 'warn' || cell.tone === 'run' ? cell.tone : ''
  const stale = migration?.state === 'unknown' ? 'is-stale' : ''
  return (
    <td
      className={`cell ${ground} ${stale} ${changed ? 'changed' : ''}`}
      data-cell={environment.name}
      data-selected={selected || undefined}
      tabIndex={-1}
    >
      <span className="stage" aria-hidden="true">
        {environment.stage}
      </span>
      <span className="cell-line">
        <StateWord glyph={cell.glyph} tone={cell.tone}>
          {cell.word}
        </StateWord>
        <span className="at">
          {cell.href ? (
            <PageLink className="link" href={cell.href}>
              {cell.href.startsWith('/triage/') ? 'Triage' : 'Details'}
            </PageLink>
          ) : cell.since ? (
            <Age since={cell.since} />
          ) : (
            cell.when &&
            (migration?.installedOn ? <time dateTime={migration.installedOn}>{cell.when}</time> : cell.when)
          )}
        </span>
      </span>
      {active && cell.detail && <span className="second">{cell.detail}</span>}
    </td>
  )
}
