import type { RunDetail } from '@/lib/board/answers'
import type { Run } from '@/lib/board/schema'

type Sibling = Omit<Run, 'applied'>

/**
 * What a browser is told of a run beside its log. A run may have thousands of migrations, and so may each of its siblings:
 * the outline has them in few words, and nothing else of the page needs them.
 */
export type ShownRun = Sibling & Omit<RunDetail, keyof Run | 'steps' | 'siblings'> & { siblings: Sibling[] }

/** Leaves out the migrations of a run and of its siblings. */
export function shownRunOf({ steps: _steps, siblings, ...run }: RunDetail): ShownRun {
  return { ...withoutApplied(run), siblings: siblings.map(withoutApplied) }
}

function withoutApplied<T extends { applied: string[] }>({ applied: _applied, ...rest }: T): Omit<T, 'applied'> {
  return rest
}
