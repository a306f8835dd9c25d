import type { RunDetail } from '@/lib/board/answers'
import type { Rollout } from '@/lib/board/schema'
import type { Incident } from '@/lib/triage/incident'
import { PodEvents } from '../runs/[id]/pod-events'
import { RunFacts } from '../runs/[id]/run-facts'
import { PageLink } from '../ui/page-link'
import { TABS, type Tab } from './evidence'
import { HistoryEvidence } from './history-evidence'
import { LogEvidence } from './log-evidence'

type Evidence = { tab: Tab; page: string; incident: Incident; run: RunDetail; rollout: Rollout | null }

/** What the diagnosis stands on: the row or its absence, the log at the line, the pod and its events. */
export function EvidencePanel({ tab, page, incident, run, rollout }: Evidence) {
  const isMissing = incident.history.own.length === 0 && incident.diagnosis.failure.version !== null
  const words: Record<Tab, string> = {
    history: isMissing ? 'History: no row' : 'History',
    log: 'Log',
    events: `Events ${run.eventCount}`,
    pod: 'Pod',
  }
  return (
    <section className="stack" aria-label="Evidence">
      <nav className="evidence-tabs" aria-label="Evidence">
        <b>Evidence</b>
        <span className="segments">
          {TABS.map(name => (
            <PageLink key={name} href={`${page}?tab=${name}`} scroll={false} aria-current={name === tab || undefined}>
              {words[name]}
            </PageLink>
          ))}
        </span>
      </nav>
      {tab === 'history' && <HistoryEvidence incident={incident} />}
      {tab === 'log' && <LogEvidence run={run} />}
      {tab === 'events' && <PodEvents events={run.events} />}
      {tab === 'pod' && <RunFacts run={run} rollout={rollout} />}
    </section>
  )
}
