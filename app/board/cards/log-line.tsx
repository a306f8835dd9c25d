import type { Environment } from '@/lib/board/schema'
import { PageLink } from '../../ui/page-link'
import { sayClock } from '../../ui/times'

/** The last line of the newest run's log, as it comes; it leads to the whole log. */
export function LogLine({ environment: { run, sources } }: { environment: Environment }) {
  if (!run?.lastLine) return <p className="log-line">{sayWhyNone(run !== null, sources.kubernetes)}</p>
  const { time, text, number } = run.lastLine
  const [, level, rest] = /^((?:ERROR|WARNING|FATAL|PANIC):)(.*)$/s.exec(text) ?? []
  return (
    <PageLink className="log-line" href={`/runs/${encodeURIComponent(run.id)}#L${number}`}>
      <span>
        {time && <time dateTime={time}>{sayClock(time)}</time>} {level && <span className="error">{level}</span>}
        {shorten(rest ?? text)}
      </span>
    </PageLink>
  )
}

function sayWhyNone(ran: boolean, { state, reason }: Environment['sources']['kubernetes']): string {
  if (state === 'off') return 'No container is observed.'
  if (state === 'failed') return `Log not readable: ${reason ?? 'Kubernetes does not answer'}.`
  return ran ? 'Nothing was logged yet.' : 'No run was seen yet.'
}

/** The name of the schema is the same on every line of an environment, and is left out for the sake of what differs. */
const shorten = (text: string) =>
  text.replace(/\b(?:(?:of|to|in) )?(schema) "[^"]*"/gi, (_, word: string) => (word === 'Schema' ? 'Schema …' : '…'))
