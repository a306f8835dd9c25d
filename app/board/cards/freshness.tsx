'use client'

import type { Environment, Source } from '@/lib/board/schema'
import { useNow } from '../../ui/now'
import { sayAge } from '../../ui/times'
import { isLate } from './facts'

/** How old each source's last reading is; the schema's own reading is told in its line. */
export function Freshness({ environment: { sources, run } }: { environment: Environment }) {
  const now = useNow()
  const live = run?.state === 'running' && run.log.completeness === 'live' && sources.kubernetes.state === 'ok'
  return (
    <p className="freshness">
      <SourceAge name="history" source={sources.history} now={now} />
      <SourceAge name="scripts" source={sources.scripts} now={now} />
      {live ? <span>pod live</span> : <SourceAge name="pod" source={sources.kubernetes} now={now} />}
    </p>
  )
}

function SourceAge({ name, source, now }: { name: string; source: Source; now: number }) {
  const { state, readAt } = source
  if (state === 'off') return <span>{name} not observed</span>
  const age = readAt ? sayAge(now - Date.parse(readAt)) : 'never read'
  return (
    <span className={isLate(source) ? 'late' : undefined} title={source.reason ?? undefined}>
      {name} {readAt ? <time dateTime={readAt}>{age}</time> : age}
    </span>
  )
}
