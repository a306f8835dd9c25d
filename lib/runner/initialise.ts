import type pg from 'pg'
import { dialectOf } from '../flyway/dialect'
import { splitStatements } from '../flyway/splitter'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { runStatement } from './run-statement'
import { showResults } from './show-results'
import { statementFailure } from './statement-failure'

const NOWHERE = { location: '', absolute: '', path: '' }

type First = Pick<Engine, 'options' | 'print' | 'showResults' | 'answer' | 'debug'>

/** Runs `initSql` on a new connection; to Flyway it is a script that lies nowhere. */
export async function initialise(session: pg.Client, engine: First): Promise<pg.Client> {
  const { options, print } = engine
  if (!options.initSql) return session
  if (dialectOf(options.compatibility).warnsOfInitSql) print('warn', OLD)
  for (const statement of splitStatements(options.initSql).statements) {
    const results = await runStatement(session, statement).catch(cause => {
      const { own, causes, sqlState } = statementFailure(engine, NOWHERE, statement, cause)
      throw new FlywayFailure('DB_CONNECTION', own, { cause, causes, sqlState })
    })
    showResults(results, engine)
  }
  return session
}

const OLD = "initSql is deprecated and will be removed in a future release. Please use 'afterConnect' callback instead"
