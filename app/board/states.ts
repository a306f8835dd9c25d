import type { EnvironmentState, FindingKind, Migration } from '@/lib/board/schema'
import type { GlyphName } from '../ui/glyphs'
import type { Tone } from '../ui/state-word'

/** How a state is shown: its shape, its word, its tone. */
export type Look = { glyph: GlyphName; word: string; tone: Tone }

/** Cells by `Migration.state`: Flyway's words, and what only log, pod and clock can tell. */
const CELLS: Record<string, Look> = {
  success: { glyph: 'check', word: 'Success', tone: 'quiet' },
  pending: { glyph: 'ring', word: 'Pending', tone: 'plain' },
  running: { glyph: 'run', word: 'Running', tone: 'run' },
  blocked: { glyph: 'lock', word: 'Blocked', tone: 'warn' },
  failed: { glyph: 'fail', word: 'Failed', tone: 'fail' },
  'failed-missing': { glyph: 'fail-missing', word: 'Failed (missing)', tone: 'fail' },
  'failed-future': { glyph: 'fail-future', word: 'Failed (future)', tone: 'fail' },
  'silent-no-op': { glyph: 'no-op', word: 'Silent no-op', tone: 'warn' },
  'checksum-drift': { glyph: 'drift', word: 'Checksum drift', tone: 'warn' },
  missing: { glyph: 'missing', word: 'Missing', tone: 'plain' },
  future: { glyph: 'future', word: 'Future', tone: 'plain' },
  'out-of-order': { glyph: 'out-of-order', word: 'Out of order', tone: 'quiet' },
  outdated: { glyph: 'outdated', word: 'Outdated', tone: 'plain' },
  superseded: { glyph: 'superseded', word: 'Superseded', tone: 'idle' },
  ignored: { glyph: 'ignored', word: 'Ignored', tone: 'plain' },
  'ignored-baseline': { glyph: 'ignored', word: 'Ignored (baseline)', tone: 'idle' },
  'above-target': { glyph: 'above', word: 'Above target', tone: 'plain' },
  baseline: { glyph: 'baseline', word: 'Baseline', tone: 'quiet' },
  'below-baseline': { glyph: 'below', word: 'Below baseline', tone: 'quiet' },
  undone: { glyph: 'undone', word: 'Undone', tone: 'idle' },
  available: { glyph: 'available', word: 'Available', tone: 'idle' },
  deleted: { glyph: 'deleted', word: 'Deleted', tone: 'idle' },
  unknown: { glyph: 'unknown', word: 'Unknown', tone: 'stale' },
}

const GHOST: Look = { glyph: 'ghost', word: 'Failed, no row', tone: 'fail' }

/** The look of a state by its name, as filters say it; a state that is new to this page is shown by its own word. */
export const lookOf = (state: string): Look => CELLS[state] ?? { glyph: 'warn', word: state, tone: 'plain' }

/** The look of a cell. A failure without a row is dashed; of what nobody reads any more only the past is said. */
export function lookOfMigration({ state, flywayState, marks }: Migration): Look {
  if (marks.includes('ghost-failure') && state === 'failed') return GHOST
  if (state !== 'unknown' || flywayState === 'Unknown') return lookOf(state)
  return { ...lookOf('unknown'), word: `Was ${flywayState.toLowerCase()}` }
}

/** An environment's state on its card; `attention` and `pending` take their words from what is behind them. */
export const ENVIRONMENTS: Record<EnvironmentState, Look> = {
  failed: { glyph: 'fail', word: 'Failed', tone: 'fail' },
  unknown: { glyph: 'unknown', word: 'Unknown', tone: 'warn' },
  blocked: { glyph: 'lock', word: 'Blocked', tone: 'warn' },
  running: { glyph: 'run', word: 'Running', tone: 'run' },
  attention: { glyph: 'warn', word: 'Needs attention', tone: 'warn' },
  pending: { glyph: 'ring', word: 'Pending', tone: 'plain' },
  ok: { glyph: 'check-circle', word: 'In sync', tone: 'ok' },
}

/** The first words of a line of the attention list. */
export const FINDINGS: Record<FindingKind, { glyph: GlyphName; word: string }> = {
  'ghost-failure': { glyph: 'ghost', word: 'Ghost failure' },
  'failed-migration': { glyph: 'fail', word: 'Failed' },
  'run-failed': { glyph: 'fail', word: 'Run failed' },
  'silent-no-op': { glyph: 'no-op', word: 'Silent no-op' },
  'never-migrated': { glyph: 'none', word: 'Never migrated' },
  'applied-unrecorded': { glyph: 'ghost', word: 'Applied, no row' },
  'crash-loop': { glyph: 'fail', word: 'Crash loop' },
  'cannot-start': { glyph: 'fail', word: 'Cannot start' },
  'run-lost': { glyph: 'unknown', word: 'Run lost' },
  'rolled-out-without-run': { glyph: 'no-op', word: 'No run' },
  'checksum-mismatch': { glyph: 'drift', word: 'Checksum drift' },
  'differs-between-environments': { glyph: 'drift', word: 'Differs' },
  'missing-script': { glyph: 'missing', word: 'Missing' },
  'future-migration': { glyph: 'future', word: 'Future' },
  'out-of-order': { glyph: 'out-of-order', word: 'Out of order' },
  'invalid-script-name': { glyph: 'file', word: 'Bad file name' },
  'duplicate-version': { glyph: 'superseded', word: 'Duplicate' },
  blocked: { glyph: 'lock', word: 'Blocked' },
  'self-wait': { glyph: 'lock', word: 'Waits for itself' },
  'lock-held': { glyph: 'lock', word: 'Lock held' },
  'invalid-index': { glyph: 'schema', word: 'Invalid index' },
  risk: { glyph: 'warn', word: 'Risk' },
  'schema-drift': { glyph: 'schema', word: 'Schema drift' },
  'source-failed': { glyph: 'unknown', word: 'Not read' },
  'source-stale': { glyph: 'unknown', word: 'Not read' },
  'not-permitted': { glyph: 'lock', word: 'No permission' },
  'archive-failed': { glyph: 'warn', word: 'Archive failed' },
}
