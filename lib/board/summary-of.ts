import type { Board } from './schema'

/** The board without the environments' migrations. */
export function summaryOf(board: Board): Board {
  return { ...board, environments: board.environments.map(environment => ({ ...environment, migrations: [] })) }
}
