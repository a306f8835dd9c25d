import type { Board } from '@/lib/board/schema'

/** The board without the environments' migrations. */
export function summaryOf(board: Board): Board {
  return { ...board, environments: board.environments.map(environment => ({ ...environment, migrations: [] })) }
}
