import type { RunDetail } from '@/lib/board/answers'
import { PageLink } from '../../ui/page-link'
import { stateOfRun } from '../run-words'

/** With which of its pod's other attempts a run may be compared. */
export function OtherAttempts({ run, other }: { run: RunDetail; other: string }) {
  const others = run.siblings.filter(({ id }) => id !== run.id)
  if (others.length < 2) return null
  return (
    <nav className="segments mb-4" aria-label={`Compare attempt ${run.attempt} with`}>
      {others.map(sibling => (
        <PageLink
          key={sibling.id}
          href={`/runs/${encodeURIComponent(run.id)}/compare?with=${encodeURIComponent(sibling.id)}`}
          aria-current={sibling.id === other ? 'true' : undefined}
        >
          #{sibling.attempt} {stateOfRun(sibling).word}
        </PageLink>
      ))}
    </nav>
  )
}
