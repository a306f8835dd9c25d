import type { Statement } from '../flyway/statement'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import type { PreparedScript } from './prepare-script'

const CONCURRENTLY = /^(?:CREATE(?: UNIQUE)? INDEX|DROP INDEX|REINDEX)(?: .*)? CONCURRENTLY(?: |$)/

/**
 * Refuses a script that would wait for ever: an index made CONCURRENTLY waits for all transactions, so also for the one
 * that holds Flyway's own lock. Flyway itself hangs here without a word (docs: flyway.md §8.3).
 */
export function refuseSelfWait(
  { main, worker }: Engine,
  { transactional, file }: PreparedScript,
  statements: Statement[],
): void {
  if (main === worker || transactional) return
  const statement = statements.find(({ keywords }) => CONCURRENTLY.test(keywords))
  if (!statement) return
  throw new FlywayFailure(
    'ERROR',
    `Unable to execute ${file.location}: the statement at line ${statement.line} is CONCURRENTLY and would wait for ever for ` +
      "the transaction that holds Flyway's lock. Set postgresql.transactional.lock to false " +
      '(FLYWAY_POSTGRESQL_TRANSACTIONAL_LOCK=false) to run it.',
  )
}
