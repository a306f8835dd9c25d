import type pg from 'pg'
import type { FlywayOptions } from '../flyway/options'
import type { SessionFacts } from './read-session'

/** The default schema and all schemas of a run; without one in the options it is where the session is (SchemaHistoryFactory.prepareSchemas). */
export function chooseSchemas(
  { defaultSchema, schemas }: FlywayOptions,
  session: Pick<SessionFacts, 'currentSchema' | 'searchPath'>,
): { schema: string; schemas: string[] } {
  const schema = defaultSchema ?? schemas[0] ?? session.currentSchema ?? firstOf(session.searchPath)
  return { schema, schemas: schemas.includes(schema) ? schemas : [schema, ...schemas] }
}

function firstOf(searchPath: string): string {
  const [first = 'public'] = searchPath.split(',')
  return first.trim().replaceAll('"', '')
}

/** Whether there is a schema of this name. */
export async function schemaExists(client: pg.Client, schema: string): Promise<boolean> {
  const { rows } = await client.query<{ count: string }>('SELECT COUNT(*) FROM pg_namespace WHERE nspname=$1', [schema])
  return rows[0]?.count !== '0'
}

/** Whether a schema holds what Flyway counts: tables, views, sequences, types of their own, functions; what belongs to an extension does not count (docs: flyway.md §3.5). */
export async function holdsSomething(client: pg.Client, schema: string): Promise<boolean> {
  const own = (catalog: string) =>
    `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`
  const { rows } = await client.query<{ holds: boolean }>(
    `SELECT EXISTS (SELECT FROM pg_class o WHERE relnamespace = n.oid AND relkind IN ('r', 'v', 'S', 't') AND ${own('pg_class')})
         OR EXISTS (SELECT FROM pg_type o WHERE typnamespace = n.oid AND typtype <> 'c' AND ${own('pg_type')}
                      AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = o.typelem AND e.typarray = o.oid))
         OR EXISTS (SELECT FROM pg_proc o WHERE pronamespace = n.oid AND ${own('pg_proc')}) AS holds
       FROM pg_namespace n WHERE nspname = $1`,
    [schema],
  )
  return rows[0]?.holds ?? false
}
