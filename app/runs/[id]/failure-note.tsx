import type { Failure } from '@/lib/board/schema'
import { ForeignText } from '../../ui/foreign-text'
import { Glyph } from '../../ui/glyph'

/** Why a run failed: PostgreSQL's words, and the place in the script that they are about. */
export function FailureNote({ failure, scriptPage }: { failure: Failure; scriptPage: string | null }) {
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
