import type { RunDetail } from '@/lib/board/answers'
import { server } from '@/lib/server'
import { ForeignText } from '../ui/foreign-text'
import { PageLink } from '../ui/page-link'

/** Lines before the first error, and after it. */
const BEFORE = 4
const AFTER = 18

/** The log as it was written, at its first error; without one its end. */
export async function LogEvidence({ run }: { run: RunDetail }) {
  const from = Math.max(1, (run.firstError ?? run.log.lines - AFTER) - BEFORE)
  const found = await server()
    .logLines(run.id, { from, limit: BEFORE + AFTER })
    .catch(() => null)
  const page = `/runs/${encodeURIComponent(run.id)}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="panel script" aria-label="Log at the error" tabIndex={0}>
      {found === null || found.lines.length === 0 ? (
        <p className="body text-dim">No line of its log is kept.</p>
      ) : (
        found.lines.map(({ number, text }) => (
          <div key={number} className={number === run.firstError ? 'script-line failed' : 'script-line'}>
            <PageLink className="line-number" href={`${page}#L${number}`}>
              {number}
            </PageLink>
            <ForeignText text={text} />
          </div>
        ))
      )}
    </section>
  )
}
