import { HISTORY, ONE, WHOLE } from './ingredients'
import type { BadCase } from './world'

const TWO = { ...ONE, 'V2__b.sql': 'CREATE TABLE b (id int);' }

/** The table of Flyway 1 to 4, with the row that those wrote. */
const OLD_TABLE = (name: string) => `CREATE TABLE ${name} (version_rank INT NOT NULL, installed_rank INT NOT NULL,
  version VARCHAR(50) PRIMARY KEY, description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL,
  checksum INTEGER, installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT now(),
  execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL);
  INSERT INTO ${name} VALUES (1, 1, '1', 'a', 'SQL', 'V1__a.sql', 0, 'me', '2020-01-01', 1, true)`

/** History tables that are not as Flyway makes them. */
export const HISTORY_CASES: Record<string, BadCase> = {
  'a history of Flyway 4 under its old name': { scripts: TWO, spoil: OLD_TABLE('schema_version') },
  'a history of Flyway 4 that is named': {
    scripts: TWO,
    spoil: OLD_TABLE('schema_version'),
    options: { table: 'schema_version' },
  },
  'a history of Flyway 4 under the new name': { scripts: TWO, spoil: OLD_TABLE('flyway_schema_history') },
  'a history without execution_time and success': { scripts: TWO, spoil: HISTORY('other INT') },
  'a history with a column more': { scripts: TWO, spoil: HISTORY(`${WHOLE}, more TEXT`) },
  'a history with a column more that must have a value': {
    scripts: TWO,
    spoil: HISTORY(`${WHOLE}, more TEXT NOT NULL`),
  },
  'a history without its installed_on default': {
    scripts: TWO,
    spoil: `${HISTORY(WHOLE)};ALTER TABLE flyway_schema_history ALTER installed_on DROP DEFAULT`,
  },
  'a view instead of a history': {
    scripts: TWO,
    spoil: 'CREATE VIEW flyway_schema_history AS SELECT 1 AS installed_rank',
  },
  'an empty history': { scripts: TWO, spoil: HISTORY(WHOLE) },
  'a history with a NULL that must not be': {
    scripts: TWO,
    spoil: `${HISTORY('execution_time INTEGER, success BOOLEAN')};
      INSERT INTO flyway_schema_history (installed_rank, version, description, type, script, installed_by, installed_on) VALUES (1, '1', 'a', 'SQL', 'V1__a.sql', 'me', '2020-01-01')`,
  },
  'a history with a version that is none': {
    scripts: TWO,
    spoil: `${HISTORY(WHOLE)};
      INSERT INTO flyway_schema_history VALUES (1, 'one', 'a', 'SQL', 'V1__a.sql', 0, 'me', '2020-01-01', 1, true)`,
  },
  'a schema that holds something': { scripts: TWO, spoil: 'CREATE TABLE x ()' },
}
