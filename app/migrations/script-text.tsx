import type { CSSProperties } from 'react'
import { ForeignText } from '../ui/foreign-text'
import { highlightSql, type SqlToken } from './highlight-sql'
import { LINES_PER_PAGE } from './script-lines'

/** What PostgreSQL said of a line, and where. */
export type LineFailure = { environment: string; line: number; sqlState: string | null; message: string }

type Script = { name: string; text: string; from: number; failures: LineFailure[] }

/** A page of a script, from line `from` on: highlighted, with a link to each line, and nothing but text. */
export async function ScriptText({ name, text, from, failures }: Script) {
  const lines = (await highlightSql(text)).slice(from - 1, from - 1 + LINES_PER_PAGE)
  // A custom property of our own is not among React's types of style.
  const style = { '--numbers': `calc(${String(from + lines.length).length}ch + 26px)` } as CSSProperties
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="script" style={style} aria-label={name} tabIndex={0}>
      {lines.map((tokens, index) => {
        const number = from + index
        return <ScriptLine key={number} number={number} tokens={tokens} failures={failures.filter(isAt(number))} />
      })}
    </section>
  )
}

const isAt = (number: number) => (failure: LineFailure) => failure.line === number

function ScriptLine({ number, tokens, failures }: { number: number; tokens: SqlToken[]; failures: LineFailure[] }) {
  return (
    <>
      <div className={failures.length > 0 ? 'script-line failed' : 'script-line'} id={`L${number}`}>
        <a href={`#L${number}`} tabIndex={-1} aria-label={`Link to line ${number}`}>
          {number}
        </a>
        {tokens.map(({ text, kind }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a line never change places
          <span key={index} className={kind ? `sql-${kind}` : undefined}>
            <ForeignText text={text} />
          </span>
        ))}
      </div>
      {failures.map(({ environment, sqlState, message }) => (
        <p className="script-failure" key={environment}>
          <b>
            {environment}
            {sqlState && `, ${sqlState}`}:
          </b>{' '}
          <ForeignText text={message} />
        </p>
      ))}
    </>
  )
}
