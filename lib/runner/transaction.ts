import type pg from 'pg'
import { lossOf, noteLoss } from './lost-session'
import type { Print } from './print'
import { sayError } from './say-error'

/** Sessions in the middle of `inTransaction`. */
const within = new WeakSet<pg.Client>()

/**
 * Does work between BEGIN and COMMIT, and rolls it back when it throws; that a broken session does neither is said.
 * `first` goes out with BEGIN, in one message, and the work is handed its last answer.
 */
export async function inTransaction<T>(
  client: pg.Client,
  print: Print,
  work: (answer: pg.QueryResult | undefined) => Promise<T>,
  first = '',
): Promise<T> {
  try {
    const answer = await begin(client, first)
    within.add(client)
    const result = await work(answer)
    // A deferred constraint speaks up here.
    if (isOpen(client)) await client.query('COMMIT').catch(sayError('Unable to commit transaction'))
    return result
  } catch (error) {
    // Where this fails the session is gone, and so is what it did.
    if (isOpen(client)) await client.query('ROLLBACK').catch(reason => noteLoss(client, reason))
    if (lossOf(client)) for (const text of NOT_DONE) print('error', text)
    throw error
  } finally {
    within.delete(client)
  }
}

/**
 * Begins again where a script has ended the transaction that it runs in, as pgjdbc does before any statement while
 * autocommit is off: what follows a COMMIT of its own is rolled back with its failure.
 */
export async function stayInTransaction(client: pg.Client): Promise<void> {
  if (within.has(client) && !isOpen(client)) await client.query('BEGIN')
}

const NOT_DONE = ['Unable to rollback transaction', 'Unable to restore autocommit to original value for connection']

const isOpen = (client: pg.Client) => client.getTransactionStatus() !== 'I'

/** For several statements the driver answers with a list, which its types do not say. */
async function begin(client: pg.Client, first: string): Promise<pg.QueryResult | undefined> {
  const answer: pg.QueryResult | pg.QueryResult[] = await client.query(first === '' ? 'BEGIN' : `BEGIN; ${first}`)
  return [answer].flat().at(-1)
}
