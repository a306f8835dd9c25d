import type { Environment, Finding, Migration } from '@/lib/board/schema'
import { sayChecksum } from '../../ui/say-checksum'
import { sayClock, sayMoment } from '../../ui/times'
import { type Look, lookOf, lookOfMigration } from '../states'
import type { Row } from './rows'

/** What a cell says: its look, when, a second line where one is due, and the page with the evidence. */
export type Cell = Look & { when: string | null; since: string | null; detail: string | null; href: string | null }

const NOTHING = { when: null, since: null, detail: null, href: null }

/** The cell of one environment in a row (design/README.md §4, "What wins in a cell": the snapshot has decided it). */
export function cellOf(
  row: Row,
  migration: Migration | null,
  environment: Environment,
  findings: Finding[],
  now: number,
): Cell {
  if (!migration) return absentCell(row, environment)
  const look = lookOfMigration(migration)
  const finding = findings.find(({ migration: key, environment: name }) => key === row.key && name === environment.name)
  const amber = finding?.severity === 'warning' && (migration.state === 'missing' || migration.state === 'future')
  return {
    ...look,
    ...(amber && { tone: 'warn' as const }),
    ...whenOf(migration, environment, now),
    detail: detailOf(migration, environment),
    href: migration.state.startsWith('failed') ? (finding?.href ?? null) : null,
  }
}

/** Neither row nor file: some environment has the file, or nobody has it any more. */
function absentCell({ cells }: Row, { scripts, state }: Environment): Cell {
  if (state === 'unknown' && scripts === null) return { ...lookOf('unknown'), ...NOTHING }
  const hasFile = cells.some(cell => cell !== null && !GONE.has(cell.flywayState))
  const word = hasFile ? `Not in ${scripts?.ref ?? 'release'}` : 'Never applied'
  return { glyph: 'none', word, tone: 'idle', ...NOTHING }
}

const GONE = new Set(['Missing', 'Future', 'Failed (Missing)', 'Failed (Future)', 'Deleted'])

function whenOf(migration: Migration, { run, sources }: Environment, now: number): Pick<Cell, 'when' | 'since'> {
  const { state, installedOn } = migration
  if (state === 'unknown') {
    const seen = sources.history.readAt
    return { when: seen ? `seen ${sayClock(seen).slice(0, 5)}` : null, since: null }
  }
  if (state === 'running' || state === 'blocked') return { when: null, since: run?.startedAt ?? null }
  if (state === 'pending') return { when: sources.kubernetes.state === 'off' ? null : 'next rollout', since: null }
  return { when: installedOn ? sayMoment(installedOn, now) : null, since: null }
}

function detailOf(
  { state, marks, checksum, scriptChecksum, version }: Migration,
  environment: Environment,
): string | null {
  const { failure, run } = environment
  if (state === 'running' || state === 'blocked') return run?.lastLine?.text ?? null
  if (state === 'failed' && marks.includes('retrying')) return `retrying, attempt ${run?.attempt ?? ''}`
  if (state === 'failed' && failure && failure.version === version) return sayFailure(failure)
  if (state !== 'checksum-drift' || checksum === scriptChecksum) return null
  return `applied ${sayChecksum(checksum)}, file ${sayChecksum(scriptChecksum)}`
}

function sayFailure({ sqlState, line, message }: NonNullable<Environment['failure']>): string {
  const what = sqlState ?? message.split('\n', 1)[0]
  const where = line === null ? '' : ` at line ${line}`
  return `${what}${where}, seen in ${sqlState === null && line === null ? 'pod' : 'log and pod'}`
}
