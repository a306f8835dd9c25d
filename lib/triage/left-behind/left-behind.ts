import type { Catalog } from '../../board/observation'
import type { Failure } from '../../board/schema'
import type { Step } from '../../flyway/log-reading'
import type { Statement } from '../../flyway/statement'
import type { Verdict } from '../dictionary/entry'
import { findInvalid } from './find-invalid'
import { committedBy, indexOfConcurrent, leavesIndex, stayingOf } from './statements'
import { computeBlocked, computeUnrecorded, sayInvalid } from './unrecorded'

/** What a failed run has left in the database, and what says so. */
export type LeftBehind = {
  verdict: Verdict
  text: string
  /** The statements whose work stays, in their order. */
  stays: { line: number; text: string }[]
  /** The index that is invalid, as the script names it. */
  index: string | null
}

/** How a run ended, as far as it decides between a change that was undone and one that only has no row. */
export type Interruption = {
  /** It ended without a word about a statement: killed, or cut off from the server. */
  now: boolean
  /** The attempt before it at the same migration that ended so; null where none did. */
  before: number | null
}

export type LeftEvidence = {
  failure: Failure
  /** The migration that failed, as the log tells it; null when none had begun. */
  step: Pick<Step, 'nonTransactional'> | null
  /** The failed script's statements up to the one that failed; null where the script that ran is not known. */
  statements: Statement[] | null
  /** All statements of the script whose turn it was; null where it is not known. */
  script: Statement[] | null
  interruption: Interruption
  /** The script of a row with success = false, for which Flyway refuses to begin; `script` is this one then. */
  blockedBy: string | null
  /** Read after the run, while its migration has no row; null where it was not. */
  catalog: Catalog | null
}

/**
 * Tells what stays of a migration that failed: nothing in a transaction but what the script itself committed, everything
 * before the failing statement outside of one (docs: flyway.md §8.1 to §8.4).
 */
export function computeLeftBehind(evidence: LeftEvidence): LeftBehind {
  const { failure, step, statements } = evidence
  if (!step && evidence.blockedBy !== null) return computeBlocked(evidence, evidence.blockedBy)
  if (!step) return failure.script === null ? NOT_BEGUN : CALLBACK
  const unrecorded = computeUnrecorded(evidence)
  if (unrecorded) return unrecorded
  if (!statements) return step.nonTransactional ? UNKNOWN : ROLLED_BACK
  const failed = statements.at(-1)
  const earlier = statements.slice(0, -1)
  const stays = step.nonTransactional ? stayingOf(earlier) : committedBy(earlier)
  const left = failed && step.nonTransactional ? indexLeft(failed, evidence) : null
  if (left === 'unknown') return { ...UNKNOWN, stays: stays.map(placeOf), text: LOOK_FOR_INDEX }
  if (left !== null) return invalidIndex(left, stays)
  if (stays.length === 0) return step.nonTransactional ? FIRST_FAILED : ROLLED_BACK
  return {
    verdict: 'partly-applied',
    text: step.nonTransactional
      ? 'The script ran outside of a transaction: what its earlier statements did stays.'
      : 'The script itself commits: what came before its COMMIT stays, the rest was rolled back.',
    stays: stays.map(placeOf),
    index: null,
  }
}

/** The invalid index that a failed CONCURRENTLY leaves; the catalog knows, the SQLSTATE mostly tells. */
function indexLeft(failed: Statement, { failure, catalog }: LeftEvidence): string | 'unknown' | null {
  const index = indexOfConcurrent(failed)
  if (index === null) return null
  if (catalog) return findInvalid(catalog, index) ? index : null
  const leaves = leavesIndex(failure.sqlState)
  return leaves === null ? 'unknown' : leaves ? index : null
}

function invalidIndex(index: string, stays: Statement[]): LeftBehind {
  const others = stays.length > 0 ? ' What the statements before it did stays, too.' : ''
  return {
    verdict: stays.length > 0 ? 'partly-applied' : 'invalid-index',
    text: `${sayInvalid(index)}${others}`,
    stays: stays.map(placeOf),
    index,
  }
}

const placeOf = ({ line, keywords }: Statement) => ({ line, text: keywords })

const left = (verdict: Verdict, text: string): LeftBehind => ({ verdict, text, stays: [], index: null })

const NOT_BEGUN = left('nothing', 'No script had begun.')
const CALLBACK = left('nothing', 'The callback was rolled back. What migrations before it did is recorded.')
const ROLLED_BACK = left(
  'nothing',
  'PostgreSQL rolled the script back as a whole. Numbers taken from sequences stay taken.',
)
const FIRST_FAILED = left('nothing', 'The script ran outside of a transaction, and its first change failed.')
const UNKNOWN = left(
  'unknown',
  'The script ran outside of a transaction, and its text is not known: look at the schema.',
)
const LOOK_FOR_INDEX = 'The index may be there and invalid; whether it is stands in pg_index.'
