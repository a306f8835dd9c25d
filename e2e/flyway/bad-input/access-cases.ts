import { HISTORY, ONE, WHOLE } from './ingredients'
import type { BadCase } from './world'

const NARROW = `CREATE ROLE {db} LOGIN PASSWORD 'pw'`

const asNarrow = (name: string) => ({ user: name, password: 'pw' })

/** Databases, servers and rights that are not there. */
export const ACCESS_CASES: Record<string, BadCase> = {
  'a database that is not there': { scripts: ONE, address: { database: 'nowhere' } },
  'a wrong password': { scripts: ONE, address: { password: 'wrong' } },
  'a user that is not there': { scripts: ONE, address: { user: 'nobody' } },
  'a server that is not there': { scripts: ONE, address: { port: 1 } },
  'a host that is not there': { scripts: ONE, address: { host: 'no.such.host.invalid' } },
  'a server that is not there, tried again': { scripts: ONE, address: { port: 1 }, options: { connectRetries: 1 } },
  'a user without the right to log in': {
    scripts: ONE,
    spoil: `CREATE ROLE {db} PASSWORD 'pw'`,
    address: asNarrow('{db}'),
  },
  'a user without the right to connect': {
    scripts: ONE,
    spoil: `${NARROW};REVOKE CONNECT ON DATABASE {db} FROM PUBLIC`,
    address: asNarrow('{db}'),
  },
  'no right to create the history table': { scripts: ONE, spoil: NARROW, address: asNarrow('{db}') },
  'no right to create the schema': {
    scripts: ONE,
    spoil: NARROW,
    address: asNarrow('{db}'),
    options: { schemas: ['app'] },
  },
  'no right on the schema at all': {
    scripts: ONE,
    spoil: `${NARROW};CREATE SCHEMA app`,
    address: asNarrow('{db}'),
    options: { schemas: ['app'] },
  },
  'no right to read the history': { scripts: ONE, spoil: `${NARROW};${HISTORY(WHOLE)}`, address: asNarrow('{db}') },
  'no right to write the history': {
    scripts: ONE,
    spoil: `${NARROW};${HISTORY(WHOLE)};GRANT SELECT ON flyway_schema_history TO {db};GRANT ALL ON SCHEMA public TO {db}`,
    address: asNarrow('{db}'),
  },
  'createSchemas=false and no schema': { scripts: ONE, options: { schemas: ['app'], createSchemas: false } },
}
