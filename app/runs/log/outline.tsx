import type { RunDetail } from '@/lib/board/answers'
import { Glyph } from '../../ui/glyph'
import type { GlyphName } from '../../ui/glyphs'
import { sayDuration } from '../../ui/times'

type Entry = { line: number; glyph: GlyphName; name: string; fail: boolean }

/** What the log tells of, in its order, as a list of jumps. */
export function Outline({
  run,
  firstError,
  go,
}: {
  run: RunDetail
  firstError: number | null
  go: (line: number) => void
}) {
  const entries = outlineOf(run, firstError)
  return (
    <nav className="log-outline" aria-label="Log outline">
      <h2>Attempt {run.attempt}</h2>
      {entries.length === 0 && <p>No migration was begun.</p>}
      {entries.map(({ line, glyph, name, fail }) => (
        <a
          key={`${line} ${name}`}
          href={`#L${line}`}
          className={fail ? 'fail' : undefined}
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
      ))}
    </nav>
  )
}

/** Each migration at its line, then the first error. */
export function outlineOf(
  { steps, failure }: Pick<RunDetail, 'steps' | 'failure'>,
  firstError: number | null,
): Entry[] {
  const entries = steps.map((step): Entry => {
    const name = step.repeatable ? step.description : `V${step.version}`
    const took = step.startedAt && step.endedAt ? Date.parse(step.endedAt) - Date.parse(step.startedAt) : null
    return { line: step.line, ...WORDS[step.state](name, took === null ? null : sayDuration(took)) }
  })
  if (firstError === null) return entries
  const name = failure?.sqlState ? `Error ${failure.sqlState}` : 'First error'
  return [...entries, { line: firstError, glyph: 'fail', name, fail: true } as const].sort((a, b) => a.line - b.line)
}

const WORDS: Record<RunDetail['steps'][number]['state'], (name: string, took: string | null) => Omit<Entry, 'line'>> = {
  applied: (name, took) => ({ glyph: 'check', name: `${name}${took ? `, ${took}` : ''}`, fail: false }),
  running: name => ({ glyph: 'run', name: `${name} running`, fail: false }),
  failed: (name, took) => ({ glyph: 'fail', name: `${name} failed${took ? ` after ${took}` : ''}`, fail: true }),
}
