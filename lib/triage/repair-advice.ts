import type { RepairPlan } from '../flyway/repair'
import type { Verdict } from './dictionary/entry'

/** What `flyway repair` would do here and now, and whether that is safe; the board never runs it. */
export type RepairAdvice = {
  verdict: 'no-change' | 'safe' | 'clean-first' | 'hides' | 'unknown'
  text: string
  /** The rows that it would change, and how. */
  changes: { rank: number; script: string; does: string }[]
  /** What stays as it is. */
  notFixed: string
}

/**
 * `isRefusal`: Flyway has refused the history as it is, which repair is made for. Scripts of which a checksum cannot be
 * told from here are left out: of these nobody knows what repair would do.
 */
export function adviseOnRepair(plan: RepairPlan | null, left: Verdict, isRefusal = false): RepairAdvice {
  const notFixed = isRefusal && left === 'nothing' ? SCHEMA_STAYS : NOT_FIXED[left]
  const say = (verdict: RepairAdvice['verdict'], text: string, changes: RepairAdvice['changes'] = []) => ({
    ...{ verdict, text, changes, notFixed },
  })
  if (!plan) return say('unknown', 'Scripts or rows are not known, and so is what it would change.')
  if (plan.error) return say('unknown', `It would stop by itself: ${plan.error.message}`)
  const changes = changesOf(plan)
  if (changes.length < plan.removed.length + plan.deleted.length + plan.aligned.length && changes.length === 0)
    return say('unknown', 'Checksums that cannot be told from here decide what it would change.')
  if (changes.length === 0)
    return say('no-change', 'It would change nothing: there is no failed row, and nothing differs.')
  if (changes.length > plan.removed.length)
    return say('hides', plan.deleted.length === changes.length ? MARKS : HIDES, changes)
  return left === 'nothing' ? say('safe', SAFE, changes) : say('clean-first', CLEAN_FIRST, changes)
}

function changesOf({ removed, deleted, aligned }: RepairPlan): RepairAdvice['changes'] {
  const told = aligned.filter(({ row, resolved }) => resolved.checksum !== null || row.checksum === null)
  return [
    ...removed.map(row => ({ row, does: 'deletes this failed row' })),
    ...deleted.map(row => ({ row, does: 'marks it as deleted, with a row of type DELETE' })),
    ...told.map(({ row, resolved }) => ({
      row,
      does: (['description', 'type', 'checksum'] as const)
        .filter(name => row[name] !== resolved[name])
        .map(name => `${name} ${row[name]} becomes ${resolved[name]}`)
        .join(', '),
    })),
  ].map(({ row, does }) => ({ rank: row.installedRank, script: row.script, does }))
}

const SAFE = 'It would take away the failed row, and nothing of the failed script is left that it could hide.'
const CLEAN_FIRST =
  'Not yet: first undo or complete by hand what is left behind. It takes away the row, and the next migrate runs the script from its first statement.'
const HIDES =
  'Not as a way out: beside anything else it writes what the scripts say now into rows of what was applied, and the difference is no longer seen. The schema keeps what the old scripts made.'

const MARKS =
  'Only where the script is gone on purpose: it marks its row as deleted. Of a script that was lost by mistake it hides the loss.'
const SCHEMA_STAYS = 'The schema: it keeps what was applied, whatever the rows say then.'

const NOT_FIXED: Record<Verdict, string> = {
  nothing: 'The cause of the failure: the next migrate meets it again.',
  'partly-applied': 'What the script has done so far: it stays, and the next migrate meets it.',
  'invalid-index': 'The invalid index: it stays until it is dropped.',
  'applied-unrecorded': 'The missing row: repair never adds one, and the script counts as pending.',
  unknown: 'The cause of the failure, and whatever it has left behind.',
}
