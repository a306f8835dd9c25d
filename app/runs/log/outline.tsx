import type { RunDetail } from '@/lib/board/answers'
import { Glyph } from '../../ui/glyph'
import { PageLink } from '../../ui/page-link'
import { sayDuration } from '../../ui/times'
import { sayComparison } from '../compare/compare-runs'
import type { Landmark } from './landmarks'

type Entry = Landmark

type Props = {
  run: RunDetail
  firstError: number | null
  landmarks: Landmark[]
  /** The line that is looked at. */
  line: number
  go: (line: number) => void
}

/** What the log tells of, in its order, as a list of jumps. */
export function Outline({ run, firstError, landmarks, line, go }: Props) {
  const entries = outlineOf(run, firstError, landmarks)
  const here = entries.findLast(entry => entry.line <= line)
  return (
    <nav className="log-outline" aria-label="Log outline">
      <h2>Attempt {run.attempt}</h2>
      {run.steps.length === 0 && <p>No migration was begun.</p>}
      {entries.map(entry => {
        const { line, glyph, name, fail } = entry
        return (
          <a
            key={`${line} ${name}`}
            href={`#L${line}`}
            className={fail ? 'fail' : undefined}
            aria-current={entry === here ? 'location' : undefined}
            title={name}
            onClick={event => {
              if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
              event.preventDefault()
              go(line)
            }}
          >
            <Glyph name={glyph} />
            <span className="name">{name}</span>
            <span className="line-number">{line}</span>
          </a>
        )
      })}
      <Compared run={run} />
    </nav>
  )
}

/** What this attempt has shown that the one before it had not. */
function Compared({ run }: { run: RunDetail }) {
  const before = run.siblings[run.siblings.findIndex(({ id }) => id === run.id) - 1]
  if (!before || run.state === 'waiting' || run.state === 'running') return null
  return (
    <>
      <h2 className="mt-3">Compared with attempt {before.attempt}</h2>
      <p>
        {sayComparison(before, run)}{' '}
        <PageLink
          className="compare"
          href={`/runs/${encodeURIComponent(run.id)}/compare?with=${encodeURIComponent(before.id)}`}
        >
          Side by side
        </PageLink>
      </p>
    </>
  )
}

/** The landmarks, each migration at its line, and the first error. */
export function outlineOf(
  { steps, failure }: Pick<RunDetail, 'steps' | 'failure'>,
  firstError: number | null,
  landmarks: readonly Landmark[] = [],
): Entry[] {
  const entries = steps.map((step): Entry => {
    const name = step.repeatable ? step.description : `V${step.version}`
    const took = step.startedAt && step.endedAt ? Date.parse(step.endedAt) - Date.parse(step.startedAt) : null
    return { line: step.line, ...WORDS[step.state](name, took === null ? null : sayDuration(took)) }
  })
  const name = failure?.sqlState ? `Error ${failure.sqlState}` : 'First error'
  const error = firstError === null ? [] : [{ line: firstError, glyph: 'fail', name, fail: true } as const]
  return [...landmarks, ...entries, ...error].sort((a, b) => a.line - b.line)
}

const WORDS: Record<RunDetail['steps'][number]['state'], (name: string, took: string | null) => Omit<Entry, 'line'>> = {
  applied: (name, took) => ({ glyph: 'check', name: `${name}${took ? `, ${took}` : ''}`, fail: false }),
  running: name => ({ glyph: 'run', name: `${name} running`, fail: false }),
  failed: (name, took) => ({ glyph: 'fail', name: `${name} failed${took ? ` after ${took}` : ''}`, fail: true }),
}
