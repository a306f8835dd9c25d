import type pg from 'pg'
import type { FlywayOptions } from '../flyway/options'

/** The default schema and all schemas of a run; without one in the options it is where the session is (SchemaHistoryFactory.prepareSchemas). */
export async function readSchemas(
  client: pg.Client,
  { defaultSchema, schemas }: FlywayOptions,
): Promise<{ schema: string; schemas: string[] }> {
  const schema = defaultSchema ?? schemas[0] ?? (await currentSchema(client))
  return { schema, schemas: schemas.includes(schema) ? schemas : [schema, ...schemas] }
}

async function currentSchema(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ schema: string | null; path: string }>(
    "SELECT current_schema() AS schema, current_setting('search_path') AS path",
  )
  const [first = 'public'] = (rows[0]?.path ?? '').split(',')
  return rows[0]?.schema ?? first.trim().replaceAll('"', '')
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
