import type { Failure } from '@/lib/board/schema'
import { ForeignText } from '../../ui/foreign-text'
import { Glyph } from '../../ui/glyph'
import { PageLink } from '../../ui/page-link'

type Note = { failure: Failure; scriptPage: string | null; triage: string }

/** Why a run failed: PostgreSQL's words, and the place in the script that they are about. */
export function FailureNote({ failure, scriptPage, triage }: Note) {
  const { sqlState, message, detail, hint, statement, script, line } = failure
  const place = script && `${script}${line === null ? '' : `, line ${line}`}`
  return (
    <section className="note fail" aria-label="Why it failed">
      <Glyph name="fail" />
      <div>
        <p>
          <b>
            {sqlState && <span className="mono">{sqlState} </span>}
            <ForeignText text={message} />
          </b>
        </p>
        {detail && <Part name="Detail" text={detail} />}
        {hint && <Part name="Hint" text={hint} />}
        {statement && <Part name="Statement" text={statement} />}
        {place && (
          <p>
            In{' '}
            {scriptPage ? (
              // Not by script: only a browser's own way there marks the line as the target.
              <a className="link" href={scriptPage}>
                {place}
              </a>
            ) : (
              <ForeignText text={place} />
            )}
          </p>
        )}
        <PageLink className="button small mt-1.5" href={triage}>
          What it means and what to do
        </PageLink>
      </div>
    </section>
  )
}

function Part({ name, text }: { name: string; text: string }) {
  return (
    <p>
      {name}: <ForeignText text={text} />
    </p>
  )
}
