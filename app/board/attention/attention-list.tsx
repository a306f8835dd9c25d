'use client'

import type { Environment, Finding } from '@/lib/board/schema'
import type { View } from '../view'
import { ViewLink } from '../view-link'
import { AttentionRow } from './attention-row'
import { useSettledOrder } from './use-settled-order'

const SHOWN = 5

/** What someone should look at, worst first; nothing at all where there is nothing. */
export function AttentionList({
  findings,
  environments,
  view,
}: {
  findings: Finding[]
  environments: Environment[]
  view: View
}) {
  const stages = new Map(environments.map(({ name, stage }) => [name, stage]))
  const those = view.env === null ? findings : findings.filter(({ environment }) => environment === view.env)
  const { ordered, hold } = useSettledOrder(those)
  if (ordered.length === 0) return null
  const shown = view.all ? ordered : ordered.slice(0, SHOWN)
  const more = ordered.length - shown.length
  return (
    <section className="attention" aria-label="Needs attention" {...hold}>
      <ol>
        {shown.map(finding => (
          <AttentionRow key={finding.id} finding={finding} stage={stages.get(finding.environment ?? '') ?? null} />
        ))}
      </ol>
      {ordered.length > SHOWN && (
        <ViewLink className="more" change={{ all: !view.all }}>
          {more > 0 ? `${more} more` : `First ${SHOWN} only`}
        </ViewLink>
      )}
    </section>
  )
}
