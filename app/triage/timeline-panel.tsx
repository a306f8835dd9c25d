import type { IncidentAnswer } from '@/lib/triage/incident-answer'
import { ForeignText } from '../ui/foreign-text'
import { Moment } from '../ui/moment'
import { PageLink } from '../ui/page-link'
import { sayDuration } from '../ui/times'

type Course = IncidentAnswer['timeline']

/** The course of an incident: from the last run that ended well to the one that ended it, or the next that is due. */
export function TimelinePanel({ timeline, current }: { timeline: Course; current: string }) {
  return (
    <section className="panel" aria-labelledby="timeline">
      <header>
        <h2 id="timeline">Timeline</h2>
        <span className="aside">UTC</span>
      </header>
      <ol className="timeline body">
        {timeline.map(moment => (
          <li key={`${moment.kind} ${moment.title} ${moment.at} ${moment.run}`} className={moment.kind}>
            <span className="when">{moment.at !== null && <Moment at={moment.at} />}</span>
            <div>
              <Title moment={moment} isHere={moment.run === current} />
              {(moment.detail !== null || moment.took !== null) && (
                <p className="text-dim">
                  {moment.detail !== null && <ForeignText text={moment.detail} />}
                  {moment.detail !== null && moment.took !== null && ', '}
                  {moment.took !== null && `took ${sayDuration(moment.took)}`}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Title({ moment: { title, run }, isHere }: { moment: Course[number]; isHere: boolean }) {
  if (run === null) return <ForeignText text={title} />
  return (
    <PageLink className="link" href={`/runs/${encodeURIComponent(run)}`} aria-current={isHere || undefined}>
      <ForeignText text={title} />
    </PageLink>
  )
}
