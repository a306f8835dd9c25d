import type { Diagnosis } from '@/lib/triage/diagnose'
import { highlightSql } from '../migrations/highlight-sql'
import { ForeignText } from '../ui/foreign-text'

type Shown = {
  statement: NonNullable<Diagnosis['resolution']['statement']>
  excerpt: NonNullable<Diagnosis['excerpt']>
  message: string
}

/** The failing lines among a few others, and below them what PostgreSQL said. */
export async function Statement({ statement, excerpt, message }: Shown) {
  const lines = await highlightSql(excerpt.lines.join('\n'))
  const { line, endLine, position, frames } = statement
  const last = endLine - excerpt.cut
  const at = position?.line ?? frames.find(frame => frame.line !== null)?.line ?? null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="script" aria-label="Failing statement" tabIndex={0}>
      {lines.map((tokens, index) => {
        const number = excerpt.from + index
        const failed = number >= line && number <= endLine
        return (
          <div key={number}>
            <div className={failed ? 'script-line failed' : 'script-line'}>
              <span className="line-number">{number}</span>
              {tokens.map(({ text, kind }, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a line never change places
                <span key={place} className={kind ? `sql-${kind}` : undefined}>
                  <ForeignText text={text} />
                </span>
              ))}
            </div>
            {number === at && position?.line === number && <Pointer column={position.column} />}
            {number === last && (
              <p className="script-failure">
                {excerpt.cut > 0 && `${excerpt.cut.toLocaleString('en')} more lines of this statement. `}
                {at !== null && at !== line && `Line ${at}: `}
                <ForeignText text={message} />
              </p>
            )}
          </div>
        )
      })}
    </section>
  )
}

/** A mark below the very character at which PostgreSQL stopped. */
function Pointer({ column }: { column: number }) {
  return (
    <div className="script-line failed pointer" aria-hidden="true">
      <span className="line-number" />
      {' '.repeat(Math.max(0, column - 1))}^
    </div>
  )
}
