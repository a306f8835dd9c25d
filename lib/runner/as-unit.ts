import type pg from 'pg'
import type { Engine } from './engine'
import { inTransaction } from './transaction'

/** Does work in one transaction; with `executeInTransaction=false` without any, and then says that a failure was not rolled back (PlainExecutionTemplate). */
export async function asUnit<T>(engine: Engine, client: pg.Client, work: () => Promise<T>, first = ''): Promise<T> {
  if (engine.options.executeInTransaction) return inTransaction(client, engine.print, work, first)
  return withoutTransaction(engine, work)
}

/** The same for work that only reads. */
export async function withoutTransaction<T>({ options, print }: Engine, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!options.executeInTransaction) print('error', NOT_ROLLED_BACK)
    throw error
  }
}

const NOT_ROLLED_BACK =
  'Failed to execute operation in non-transactional context. Please restore backups and roll back database and code!'
