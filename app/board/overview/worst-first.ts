import type { EnvironmentState } from '@/lib/board/schema'

const WORST_FIRST: EnvironmentState[] = ['failed', 'unknown', 'blocked', 'running', 'attention', 'pending', 'ok']

/** Less than 0 where the first state is the worse one (product.md §5, `EnvironmentState`). */
export const compareStates = (a: EnvironmentState, b: EnvironmentState) =>
  WORST_FIRST.indexOf(a) - WORST_FIRST.indexOf(b)
