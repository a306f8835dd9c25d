import type { ReactNode } from 'react'
import type { MigrationAcross } from '@/lib/board/answers'
import type { Migration, Run } from '@/lib/board/schema'
import { lookOfMigration } from '../board/states'
import { ExactTime } from '../ui/exact-time'
import { ForeignText } from '../ui/foreign-text'
import { PageLink } from '../ui/page-link'
import { StateWord } from '../ui/state-word'
import { Checksum } from './checksum'

/** One line of one environment, and the run that it comes from as far as one was seen. */
type Column = { environment: string; line: Migration | null; run: Run | null }

/** What the history row and the script say in each environment, side by side; a key with several rows has several columns. */
export function RowFacts({ across, runs }: { across: MigrationAcross; runs: Record<string, Run | null> }) {
  const columns = across.environments.flatMap(({ environment, lines }): Column[] => {
    const run = runs[environment] ?? null
    return lines.length === 0 ? [{ environment, line: null, run }] : lines.map(line => ({ environment, line, run }))
  })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="panel sideways" aria-label="In the history row" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">In the history row</th>
            {columns.map(({ environment, line }) => (
              <th key={`${environment} ${line?.installedRank}`} scope="col">
                <PageLink href={`/environments/${encodeURIComponent(environment)}`}>{environment}</PageLink>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROWS.map(([name, say]) => (
            <tr key={name}>
              <th scope="row" className="text-dim">
                {name}
              </th>
              {columns.map(column => (
                <td key={`${column.environment} ${column.line?.installedRank}`} className={groundOf(column.line)}>
                  {column.line === null ? sayNone(name) : say(column.line, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const sayNone = (name: string) => (name === 'State' ? 'No row and no file' : NOTHING)
const NOTHING = <span className="text-dim">–</span>

function groundOf(line: Migration | null): string | undefined {
  if (line === null) return undefined
  const { tone } = lookOfMigration(line)
  return tone === 'fail' || tone === 'warn' || tone === 'run' ? `is-${tone}` : undefined
}

const ROWS: [string, (line: Migration, column: Column) => ReactNode][] = [
  ['State', line => <State line={line} />],
  ['checksum', line => <Checksum line={line} />],
  ['installed_on', line => <ExactTime at={line.installedOn} />],
  ['installed_by, rank', line => <By line={line} />],
  [
    'execution_time',
    ({ executionTime }) => (executionTime === null ? NOTHING : `${executionTime.toLocaleString('en')} ms`),
  ],
  ['type', line => `${line.type}, ${line.category.toLowerCase()}`],
  ['script', line => <ForeignText text={line.script} />],
  ['Run', (_line, { run }) => (run === null ? NOTHING : <RunLink run={run} />)],
]

function State({ line }: { line: Migration }) {
  const { glyph, tone, word } = lookOfMigration(line)
  const marks = line.marks.filter(mark => mark !== 'ghost-failure' && mark !== line.state)
  return (
    <>
      <StateWord glyph={glyph} tone={tone}>
        {word}
      </StateWord>
      {marks.length > 0 && <span className="block text-sub">{marks.map(sayMark).join(', ')}</span>}
      {word.toLowerCase() !== line.flywayState.toLowerCase() && (
        <span className="block text-dim">Flyway says {line.flywayState}</span>
      )}
    </>
  )
}

/** `differs between environments`, `checksum unknown`. */
export const sayMark = (mark: string) => mark.replaceAll('-', ' ')

function By({ line: { installedBy, installedRank } }: { line: Migration }) {
  if (installedRank === null) return NOTHING
  return (
    <>
      <span className="mono">
        <ForeignText text={installedBy ?? ''} />
      </span>
      , {installedRank}
    </>
  )
}

function RunLink({ run }: { run: Run }) {
  return (
    <PageLink className="link" href={`/runs/${encodeURIComponent(run.id)}`}>
      attempt {run.attempt}
    </PageLink>
  )
}
