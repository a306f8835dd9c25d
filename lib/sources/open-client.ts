import type { Pool, PoolClient } from 'pg'
import { SourceError } from '../errors'

/**
 * Lends a connection to one piece of work. After a failure, and when the signal ends the work, the connection is closed
 * and not used again: nothing of a broken transaction or of a late answer reaches the next reading.
 */
export async function withClient<T>(
  pool: Pool,
  signal: AbortSignal | undefined,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await connect(pool)
  // While it is lent the pool does not listen: a session that is ended between two queries would end the process.
  client.on('error', ignore)
  let lent = true
  const giveBack = (close: boolean) => {
    if (lent) client.release(close)
    lent = false
    client.off('error', ignore)
  }
  const abort = () => giveBack(true)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    signal?.throwIfAborted()
    const result = await work(client)
    giveBack(false)
    return result
  } finally {
    giveBack(true)
    signal?.removeEventListener('abort', abort)
  }
}

/** The next query on a lost connection says what happened. */
const ignore = () => {}

/** Settings that cannot be understood, or name files that cannot be read, are thrown by the driver before it connects. */
function connect(pool: Pool): Promise<PoolClient> {
  try {
    return pool.connect()
  } catch (cause) {
    throw new SourceError('history', 'misconfigured', 'the connection settings', cause)
  }
}
