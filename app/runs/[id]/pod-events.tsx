'use client'

import type { RunDetail } from '@/lib/board/answers'
import { ForeignText } from '../../ui/foreign-text'
import { Moment } from '../../ui/moment'
import { StateWord } from '../../ui/state-word'

type PodEvent = RunDetail['events'][number]

/** The events of a run's pod, newest first; the cluster forgets them after an hour, the board keeps them with the run. */
export function PodEvents({ events }: { events: PodEvent[] }) {
  return (
    <section className="panel" aria-labelledby="pod-events">
      <header>
        <h2 id="pod-events">Pod events</h2>
        <span className="aside">kept with the run</span>
      </header>
      {events.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        <section className="event-list" aria-label="List of pod events" tabIndex={0}>
          <ol>
            {events.toReversed().map(event => (
              <EventItem key={event.uid} event={event} />
            ))}
          </ol>
        </section>
      ) : (
        <p className="body text-dim">None was seen.</p>
      )}
    </section>
  )
}

function EventItem({ event }: { event: PodEvent }) {
  const { type, reason, message, count, firstAt, lastAt, container } = event
  return (
    <li>
      <p className="event-head">
        {type === 'Warning' ? (
          <StateWord glyph="warn" tone="warn">
            <ForeignText text={reason} />
          </StateWord>
        ) : (
          <b>
            <ForeignText text={reason} />
          </b>
        )}
        {container && (
          <code className="text-dim">
            <ForeignText text={container} />
          </code>
        )}
        {lastAt && (
          <span className="event-time">
            <Moment at={lastAt} />
          </span>
        )}
      </p>
      <p>
        <ForeignText text={message} />
      </p>
      {count > 1 && (
        <p className="text-dim">
          {count} times{firstAt && ', first '}
          {firstAt && <Moment at={firstAt} />}
        </p>
      )}
    </li>
  )
}
