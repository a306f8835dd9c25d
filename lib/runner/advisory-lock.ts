import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import type { Compatibility } from '../flyway/options'
import { websiteLink } from '../flyway/website-links'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { nameOf } from './history-table'
import { lossOf } from './lost-session'
import { sayError } from './say-error'
import { inTransaction } from './transaction'

const FLYWAY = 77431708279161n // the letters `Flyway` as a number
const BETWEEN_TRIES = 1000

/** The key of the advisory lock on a history table, by its quoted name (docs: flyway.md §3.6). */
export function lockKey(table: string): bigint {
  let hash = 0
  for (let index = 0; index < table.length; index++) hash = (31 * hash + table.charCodeAt(index)) | 0
  return FLYWAY + BigInt(hash)
}

/** Does work while no other Flyway works on the same history table. Under the transactional lock it is one transaction of `main`. */
export function withLock<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  return engine.options.transactionalLock ? withTransactionLock(engine, work) : withSessionLock(engine, work)
}

/** Does work on `main` in one transaction: under the transactional lock it is in one already. */
export function atomically<T>({ main, options, print }: Engine, work: () => Promise<T>): Promise<T> {
  return options.transactionalLock ? work() : inTransaction(main, print, work)
}

async function withTransactionLock<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  const { main, print } = engine
  const take = takeOf(engine, 'pg_try_advisory_xact_lock')
  const begun = async (answer: pg.QueryResult | undefined) => {
    await acquire(engine, take, answer)
    return work()
  }
  return inTransaction(main, print, begun, take).catch(error => {
    const loss = lossOf(main)
    // Whatever went wrong before, a broken session of the lock has the last word.
    if (loss) sayError('Unable to restore connection to its original state')(loss)
    throw error
  })
}

async function withSessionLock<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
  // Flyway gives back what it did not get, too.
  const unreleased = () => engine.print('error', 'Unable to release PostgreSQL advisory lock')
  await acquire(engine, takeOf(engine, 'pg_try_advisory_lock')).catch(error => {
    unreleased()
    throw error
  })
  try {
    return await work()
  } finally {
    await engine.main.query(takeOf(engine, 'pg_advisory_unlock')).catch(unreleased) // it ends with its session
  }
}

const takeOf = ({ history }: Engine, function_: string) => `SELECT ${function_}(${lockKey(nameOf(history))}) AS taken`

/** Tries once a second and says nothing meanwhile; waiting for the lock would stand in the way of CREATE INDEX CONCURRENTLY elsewhere. */
async function acquire({ main, options }: Engine, take: string, first?: pg.QueryResult): Promise<void> {
  for (let answer = first, retries = options.lockRetryCount; ; answer = undefined, retries--) {
    const { rows } = answer ?? (await main.query(take))
    if (rows[0]?.taken) return
    if (retries === 0) throw new FlywayFailure('ERROR', givenUp(options.compatibility))
    await wait(BETWEEN_TRIES)
  }
}

const givenUp = (compatibility: Compatibility) =>
  'Number of retries exceeded while attempting to acquire PostgreSQL advisory lock. ' +
  `Configure the number of retries with the 'lockRetryCount' configuration option: ${websiteLink('lockRetries', compatibility)}`
