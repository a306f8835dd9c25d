import type pg from 'pg'
import { sayError } from './say-error'

/** Does work between BEGIN and COMMIT, and rolls it back when it throws. */
export async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  const result = await work().catch(async error => {
    await client.query('ROLLBACK').catch(() => {}) // the session is gone, and so is what it did
    throw error
  })
  // A deferred constraint speaks up here.
  await client.query('COMMIT').catch(sayError('Unable to commit transaction'))
  return result
}
