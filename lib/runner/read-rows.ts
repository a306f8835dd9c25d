import type { AppliedMigration } from '../flyway/migration'
import { unknownTypeError } from '../flyway/row-types'
import type { Engine } from './engine'
import { refuse } from './failure'
import { readHistory } from './history-table'

/** All rows of the history, unless one is of a type that this Flyway does not know. */
export async function readRows({ main, history, options }: Engine): Promise<AppliedMigration[]> {
  const rows = await readHistory(main, history)
  for (const { type } of rows) refuse(unknownTypeError(type, options.compatibility))
  return rows
}
