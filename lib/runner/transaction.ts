import type pg from 'pg'
import { FlywayFailure } from './failure'
import { sqlFailure } from './failure-block'
import { statementError } from './server-error'

/** Does work between BEGIN and COMMIT, and rolls it back when it throws. */
export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  const result = await work().catch(async error => {
    await client.query('ROLLBACK').catch(() => {}) // the session is gone, and so is what it did
    throw error
  })
  await client.query('COMMIT').catch(cause => {
    // A deferred constraint speaks up here.
    throw new FlywayFailure('ERROR', sqlFailure('Unable to commit transaction', statementError(cause)), 1, cause)
  })
  return result
}
