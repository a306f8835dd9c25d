import type pg from 'pg'
import { sayError } from './say-error'

/**
 * Does work between BEGIN and COMMIT, and rolls it back when it throws. `first` goes out with BEGIN, in one message, and
 * the work is handed its last answer.
 */
export async function inTransaction<T>(
  client: pg.Client,
  work: (answer: pg.QueryResult | undefined) => Promise<T>,
  first = '',
): Promise<T> {
  const result = await begin(client, first)
    .then(work)
    .catch(async error => {
      await client.query('ROLLBACK').catch(() => {}) // the session is gone, and so is what it did
      throw error
    })
  // A deferred constraint speaks up here.
  await client.query('COMMIT').catch(sayError('Unable to commit transaction'))
  return result
}

/** For several statements the driver answers with a list, which its types do not say. */
async function begin(client: pg.Client, first: string): Promise<pg.QueryResult | undefined> {
  const answer: pg.QueryResult | pg.QueryResult[] = await client.query(first === '' ? 'BEGIN' : `BEGIN; ${first}`)
  return [answer].flat().at(-1)
}
