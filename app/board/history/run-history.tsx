'use client'

import { type CSSProperties, type KeyboardEvent, useState } from 'react'
import type { PastRun } from '@/lib/board/schema'
import { useDay } from '../../ui/now'
import { PageLink } from '../../ui/page-link'
import { ticksOf } from './ticks'

/**
 * The newest runs of an environment side by side, the newest at the right: shape and colour by how each ended, height by
 * how long it took. One tab stop; the arrow keys go from run to run.
 */
export function RunHistory({ runs, of }: { runs: readonly PastRun[]; of: string }) {
  const ticks = ticksOf(runs, useDay())
  const [at, setAt] = useState<string | null>(null)
  const stop = Math.max(
    0,
    ticks.findIndex(({ id }) => id === at),
  )
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const next = stop + (STEPS[event.key] ?? Number.NaN)
    if (Number.isNaN(next)) return
    // Elsewhere the arrows go from environment to environment.
    event.preventDefault()
    const tick = event.currentTarget.querySelectorAll('a')[next]
    tick?.focus()
  }
  if (ticks.length === 0) return null
  return (
    <nav className="run-history" aria-label={`Runs of ${of}, newest first`} onKeyDown={move}>
      {ticks.map(({ id, state, says, height }, index) => (
        <PageLink
          key={id}
          href={`/runs/${encodeURIComponent(id)}`}
          className={state}
          aria-label={says}
          title={says}
          tabIndex={index === stop ? 0 : -1}
          onFocus={() => setAt(id)}
        >
          {/* A custom property of our own is not among React's types of style. */}
          <i style={{ '--height': height } as CSSProperties} />
        </PageLink>
      ))}
    </nav>
  )
}

/** From right to left the runs get older. */
const STEPS: Record<string, number> = { ArrowLeft: 1, ArrowRight: -1 }
