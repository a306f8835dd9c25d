'use client'

import { memo } from 'react'
import type { Environment, Finding } from '@/lib/board/schema'
import { PageLink } from '../../ui/page-link'
import type { View } from '../view'
import { MatrixCell } from './matrix-cell'
import { isActiveRow, isSettled, type Row } from './rows'
import { isSameRow } from './same-row'

export type RowProps = { row: Row; environments: Environment[]; findings: Finding[]; sel: View['sel'] }

/** One migration: its name, which leads to its page, and its state in each environment. */
export const MatrixRow = memo(function MatrixRow({ row, environments, findings, sel }: RowProps) {
  const { key, migration, cells } = row
  const active = isActiveRow(row)
  const selected = sel?.key === key
  return (
    <tr className={isSettled(row) ? 'row settled' : 'row'} data-row={key} data-selected={selected || undefined}>
      <th scope="row">
        <span className="name">
          <b>{labelOf(row)}</b>
          <PageLink
            href={hrefOf(key, environments)}
            className="ellipsis"
            aria-current={selected && sel.env === null ? 'true' : undefined}
          >
            {migration.description}
          </PageLink>
        </span>
        {active && <span className="second mono">{migration.script}</span>}
      </th>
      {environments.map((environment, column) => (
        <MatrixCell
          key={environment.name}
          row={row}
          migration={cells[column] ?? null}
          environment={environment}
          findings={findings}
          active={active}
          selected={selected && sel.env === environment.name}
        />
      ))}
    </tr>
  )
}, isSameRow)

/** The key of a version; repeatables and Flyway's own rows are told by their description. */
const labelOf = ({ key, version }: Row) => (version ? key : key.startsWith('R__') ? 'R' : '–')

function hrefOf(key: string, [first]: Environment[]): string {
  const project = first?.project == null ? '' : `?project=${encodeURIComponent(first.project)}`
  return `/migrations/${encodeURIComponent(key)}${project}`
}
