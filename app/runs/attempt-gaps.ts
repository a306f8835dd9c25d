import type { Run } from '@/lib/board/schema'

/** Attempts of one pod of which nothing is known: their numbers, from and to. */
export type Gap = { from: number; to: number }

/** The attempts that are missing before this one; `before` is the one of the same pod that is known before it. */
export function gapBefore({ attempt }: Pick<Run, 'attempt'>, before: Pick<Run, 'attempt'> | undefined): Gap | null {
  const from = (before?.attempt ?? 0) + 1
  return from < attempt ? { from, to: attempt - 1 } : null
}

/** `attempts 3 to 7`, `attempt 3`. */
export const sayGap = ({ from, to }: Gap) => (from === to ? `attempt ${from}` : `attempts ${from} to ${to}`)
