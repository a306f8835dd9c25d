import { quoted } from '../flyway/quoted'
import type { Engine } from './engine'
import { FlywayFailure } from './failure'
import { nameOf } from './history-table'
import { statementFailure } from './statement-failure'

/** To Flyway its own statements are a script that lies nowhere. */
const NOWHERE = { location: '', absolute: '', path: '' }

/** Makes the history table: Flyway's three statements, and between them the row that a baseline asks for (docs: flyway.md §3.1). */
export async function makeHistory(engine: Engine, fill: () => Promise<void> = async () => {}): Promise<void> {
  const { history, main, options } = engine
  // Flyway, too, does not look at what stands between the quotes.
  const tablespace = options.tablespace === null ? '' : ` TABLESPACE "${options.tablespace}"`
  const usingIndex = tablespace === '' ? '' : ` USING INDEX${tablespace}`
  const name = nameOf(history)
  const create = async (text: string) => {
    await main.query(text).catch(cause => {
      const { own, causes, sqlState } = statementFailure(engine, NOWHERE, { kind: 'sql', line: 1, text }, cause)
      throw new FlywayFailure('DB_CONNECTION', own, { cause, causes, sqlState })
    })
  }
  await create(`CREATE TABLE ${name} (
    "installed_rank" INT NOT NULL,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INTEGER,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
    "execution_time" INTEGER NOT NULL,
    "success" BOOLEAN NOT NULL
)${tablespace}`)
  await fill()
  await create(
    `ALTER TABLE ${name} ADD CONSTRAINT ${quoted(`${history.table}_pk`)} PRIMARY KEY ("installed_rank")${usingIndex}`,
  )
  await create(`CREATE INDEX ${quoted(`${history.table}_s_idx`)} ON ${name} ("success")${tablespace}`)
}
