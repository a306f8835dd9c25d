/** A script that every engine can run. */
export const ONE = { 'V1__a.sql': 'CREATE TABLE a (id int);' }

/** The columns that a history ends with. */
export const WHOLE = 'execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL'

/** Makes a history table, of which the last columns are given. */
export const HISTORY = (
  columns: string,
) => `CREATE TABLE flyway_schema_history (installed_rank INT NOT NULL PRIMARY KEY,
  version VARCHAR(50), description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL,
  checksum INTEGER, installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT now(), ${columns})`
