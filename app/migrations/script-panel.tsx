import { ForeignText } from '../ui/foreign-text'
import { PageLink } from '../ui/page-link'
import { splitLines } from './highlight-sql'
import { LINES_PER_PAGE } from './script-lines'
import { type LineFailure, ScriptText } from './script-text'
import { type ScriptVersion, sayProblem } from './texts'

type Panel = {
  versions: ScriptVersion[]
  shown: ScriptVersion
  from: number
  failures: LineFailure[]
  /** The address of a text, at its page that begins with a line. */
  hrefOf: (environment: string, from: number) => string
}

/** The script's text; where environments ship different ones, which of them is shown, and the way to the others. */
export function ScriptPanel({ versions, shown, from, failures, hrefOf }: Panel) {
  return (
    <section className="panel" aria-label="Script">
      <header>
        <h2>Script</h2>
        <span className="min-w-0 truncate text-dim mono">
          <ForeignText text={shown.path} />
        </span>
        {versions.length > 1 && (
          <nav className="segments ml-auto" aria-label="Text">
            {versions.map(version => (
              <PageLink
                key={version.environments.join()}
                href={hrefOf(version.environments[0] ?? '', 1)}
                replace
                scroll={false}
                aria-current={version === shown ? 'true' : undefined}
              >
                {version.environments.join(', ')}
              </PageLink>
            ))}
          </nav>
        )}
      </header>
      {shown.text === null ? (
        <div className="empty">
          <b>The text is not shown</b>
          <p>{sayProblem(shown.problem)}</p>
        </div>
      ) : (
        <Text text={shown.text} shown={shown} from={from} failures={failures} hrefOf={hrefOf} />
      )}
    </section>
  )
}

function Text({ text, shown, from, failures, hrefOf }: Omit<Panel, 'versions'> & { text: string }) {
  const lines = splitLines(text).length
  const first = Math.min(from, lines)
  const last = Math.min(lines, first + LINES_PER_PAGE - 1)
  const [environment = ''] = shown.environments
  return (
    <>
      <ScriptText name={`Text of ${shown.path}`} text={text} from={first} failures={failures} />
      <footer className="foot">
        <span>
          {lines > LINES_PER_PAGE ? `Lines ${first} to ${last} of ${lines.toLocaleString('en')}` : `${lines} lines`}
        </span>
        {first > 1 && (
          <PageLink className="link" href={hrefOf(environment, Math.max(1, first - LINES_PER_PAGE))}>
            Earlier lines
          </PageLink>
        )}
        {last < lines && (
          <PageLink className="link" href={hrefOf(environment, last + 1)}>
            Later lines
          </PageLink>
        )}
        <span className="ml-auto">shipped by {shown.environments.join(', ')}</span>
      </footer>
    </>
  )
}
