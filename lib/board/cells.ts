import type { Facts, Line } from './facts'
import { areIdentical } from './remember'
import type { Migration } from './schema'

/** What is known of one environment beside its files and rows, and decides what its cells say. */
export type Overlay = {
  /** History or scripts are too old to be believed. */
  stale: boolean
  running: { key: string; blocked: boolean } | null
  failed: { key: string; retrying: boolean } | null
  /** Keys that a run which ended well has left out. */
  skipped: string[]
  /** Keys that this environment and another of its project have applied in different forms. */
  differing: string[]
}

/** Whether two overlays make the same cells of the same lines. */
export function isSameOverlay(a: Overlay, b: Overlay): boolean {
  return (
    a.stale === b.stale &&
    a.running?.key === b.running?.key &&
    a.running?.blocked === b.running?.blocked &&
    a.failed?.key === b.failed?.key &&
    a.failed?.retrying === b.failed?.retrying &&
    areIdentical(a.skipped, b.skipped) &&
    areIdentical(a.differing, b.differing)
  )
}

/** The migrations with the word that wins in each cell (design/README.md §4, "What wins in a cell"). */
export function computeCells({ lines }: Facts, overlay: Overlay): Migration[] {
  const touched = new Set([overlay.running?.key, overlay.failed?.key, ...overlay.skipped, ...overlay.differing])
  const last = lastLines(lines, touched)
  if (!overlay.stale && touched.size === 1 && touched.has(undefined)) return lines.map(({ migration }) => migration)
  return lines.map(line => {
    const { migration } = line
    if (last.get(migration.key) === line) return touch(migration, overlay)
    return overlay.stale ? { ...migration, state: 'unknown' } : migration
  })
}

/** Of several lines of one key the last is the one that a run is at: the unapplied script, else the newest row. */
function lastLines(lines: Line[], keys: Set<string | undefined>): Map<string, Line> {
  return new Map(lines.filter(({ migration }) => keys.has(migration.key)).map(line => [line.migration.key, line]))
}

function touch(migration: Migration, overlay: Overlay): Migration {
  return {
    ...migration,
    state: wordOf(migration, overlay),
    marks: [...migration.marks, ...marksOf(migration, overlay)],
  }
}

function wordOf({ key, state, installedRank }: Migration, { stale, running, failed, skipped }: Overlay): string {
  if (stale) return 'unknown'
  if (running?.key === key && running.blocked) return 'blocked'
  if (running?.key === key) return failed?.key === key ? 'failed' : 'running'
  if (state.startsWith('failed')) return state
  if (failed?.key === key) return 'failed'
  return installedRank === null && skipped.includes(key) ? 'silent-no-op' : state
}

function marksOf({ key, state }: Migration, { failed, differing }: Overlay): string[] {
  const marks: string[] = []
  if (failed?.key === key && !state.startsWith('failed')) marks.push('ghost-failure')
  if (failed?.key === key && failed.retrying) marks.push('retrying')
  if (differing.includes(key)) marks.push('differs-between-environments')
  return marks
}
