import type pg from 'pg'
import { splitStatements } from '../flyway/splitter'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { runStatement } from './run-statement'
import { statementFailure } from './statement-failure'

const NOWHERE = { location: '', absolute: '', path: '' }

/** Runs `initSql` on a new connection; to Flyway it is a script that lies nowhere. */
export async function initialise(
  session: pg.Client,
  engine: Pick<Engine, 'options' | 'answer' | 'debug'>,
): Promise<void> {
  const { statements } = splitStatements(engine.options.initSql ?? '')
  for (const statement of statements) {
    await runStatement(session, statement, null).catch(cause => {
      const { own, causes, sqlState } = statementFailure(engine, NOWHERE, statement, cause)
      throw new FlywayFailure('DB_CONNECTION', own, { cause, causes, sqlState })
    })
  }
}
