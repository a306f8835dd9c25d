import type { IncidentAnswer } from '@/lib/triage/incident-answer'
import { ForeignText } from '../ui/foreign-text'
import { Glyph } from '../ui/glyph'
import { Moment } from '../ui/moment'
import { PageLink } from '../ui/page-link'

/** How a failure ended; the page stays as its record. */
export function EndingNote({ ending }: { ending: NonNullable<IncidentAnswer['ending']> }) {
  const { text, at, run, changed } = ending
  return (
    <section className="note" aria-label="How it ended">
      <Glyph name="check" />
      <div>
        <p>
          <b>
            This failure is over. <ForeignText text={text} />
          </b>{' '}
          {at !== null && <Moment at={at} />}
        </p>
        {changed.map(text => (
          <p key={text}>
            <ForeignText text={text} />
          </p>
        ))}
        <p>
          {run !== null && (
            <PageLink className="link" href={`/runs/${encodeURIComponent(run)}`}>
              The run that ended it
            </PageLink>
          )}
          {run !== null && '. '}
          What stands below is the record of when it failed.
        </p>
      </div>
    </section>
  )
}
