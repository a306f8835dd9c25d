import type { RunDetail } from '@/lib/board/answers'
import { sayDuration } from '../../ui/times'
import type { Landmark } from './landmarks'

/** What a log tells of, in its order: the landmarks, and each migration at its line. */
export function outlineOf(steps: RunDetail['steps'], landmarks: readonly Landmark[]): Landmark[] {
  const entries = steps.map((step): Landmark => {
    const name = step.repeatable ? step.description : `V${step.version}`
    const took = step.startedAt && step.endedAt ? Date.parse(step.endedAt) - Date.parse(step.startedAt) : null
    return { line: step.line, ...WORDS[step.state](name, took === null ? null : sayDuration(took)) }
  })
  return inOrder([...landmarks, ...entries])
}

type Words = Omit<Landmark, 'line'>

const WORDS: Record<RunDetail['steps'][number]['state'], (name: string, took: string | null) => Words> = {
  applied: (name, took) => ({ glyph: 'check', name: `${name}${took ? `, ${took}` : ''}`, fail: false }),
  running: name => ({ glyph: 'run', name: `${name} running`, fail: false }),
  failed: (name, took) => ({ glyph: 'fail', name: `${name} failed${took ? ` after ${took}` : ''}`, fail: true }),
}

/** The same with the first error, which may come while one watches. */
export function withError(
  entries: readonly Landmark[],
  firstError: number | null,
  failure: RunDetail['failure'],
): readonly Landmark[] {
  if (firstError === null) return entries
  const name = failure?.sqlState ? `Error ${failure.sqlState}` : 'First error'
  return inOrder([...entries, { line: firstError, glyph: 'fail', name, fail: true }])
}

const inOrder = (entries: Landmark[]) => entries.sort((a, b) => a.line - b.line)

/** Entries that are drawn at once: a run of thousands of migrations has as many, and each is drawn again with each new line. */
const MOST = 120

/** The part of an outline around the entry at `here`, and the nearest entries before and after that part. */
export function partOf(entries: readonly Landmark[], here: number) {
  const start = Math.max(0, Math.min(here - MOST / 2, entries.length - MOST))
  const end = start + MOST
  return {
    shown: entries.slice(start, end),
    earlier: { count: start, entry: entries[start - 1] ?? null },
    later: { count: Math.max(0, entries.length - end), entry: entries[end] ?? null },
  }
}
