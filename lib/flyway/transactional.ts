/** Statements that PostgreSQL refuses inside a transaction, by their first words, as far as Flyway knows them (PostgreSQLParser). */
const NON_TRANSACTIONAL = new RegExp(
  `^(?:${[
    '(?:CREATE|DROP) (?:DATABASE|TABLESPACE|SUBSCRIPTION)',
    'ALTER SYSTEM',
    '(?:CREATE|DROP)(?: UNIQUE)? INDEX CONCURRENTLY',
    'REINDEX(?: VERBOSE)? (?:SCHEMA|DATABASE|SYSTEM)',
    'VACUUM',
    'DISCARD ALL',
  ].join('|')})(?: |$)`,
)
const ADD_ENUM_VALUE = /^ALTER TYPE(?: .*)? ADD VALUE(?: |$)/
const ENUM_VALUES_IN_TRANSACTIONS_SINCE = 12

/** Whether Flyway runs a statement with these first words inside a transaction. */
export function isTransactional(keywords: string, serverMajor: number): boolean {
  if (serverMajor < ENUM_VALUES_IN_TRANSACTIONS_SINCE && ADD_ENUM_VALUE.test(keywords)) return false
  return !NON_TRANSACTIONAL.test(keywords)
}
