'use client'

import { type CSSProperties, useMemo, useRef } from 'react'
import type { Board } from '@/lib/board/schema'
import { EnvironmentCard } from './cards/environment-card'
import { ScriptsCard } from './cards/scripts-card'
import { Matrix } from './matrix/matrix'
import { rowsOf } from './matrix/rows'
import { useScrolledPast } from './use-scrolled-past'
import type { View } from './view'

/** Cards on top of the columns that prove them. */
export function BoardGrid({ board, view }: { board: Board; view: View }) {
  const { environments, findings } = board
  const rows = useMemo(() => rowsOf(environments), [environments])
  const cards = useRef<HTMLDivElement>(null)
  const stuck = useScrolledPast(cards)
  // Custom properties of our own are not among React's types of style.
  const columns = {
    '--columns': environments.length,
    '--phone-columns': Math.min(environments.length, 3),
  } as CSSProperties
  return (
    <div className={environments.length > 4 ? 'board wide' : 'board'} style={columns}>
      <div className="cards" ref={cards}>
        <ScriptsCard environments={environments} rows={rows} view={view} />
        {environments.map((environment, index) => (
          <EnvironmentCard
            key={environment.name}
            environment={environment}
            findings={findings.filter(finding => finding.environment === environment.name)}
            before={environments[index - 1]?.stage ?? null}
          />
        ))}
      </div>
      <Matrix board={board} rows={rows} view={view} stuck={stuck} />
    </div>
  )
}
