import type pg from 'pg'

/** Everything of a schema that the catalog can write down, but the history table's rows. */
const PARTS = [
  `SELECT 'column', c.relname, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
          pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum)
   FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace = $1::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p')`,
  `SELECT 'relation', relname, relkind, relpersistence, relowner::regrole::text, relacl::text, obj_description(oid, 'pg_class'),
          CASE WHEN relkind IN ('v', 'm') THEN pg_get_viewdef(oid) END FROM pg_class WHERE relnamespace = $1::regnamespace`,
  `SELECT 'index', pg_get_indexdef(i.indexrelid), i.indisvalid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
   WHERE c.relnamespace = $1::regnamespace`,
  `SELECT 'constraint', conname, conrelid::regclass::text, pg_get_constraintdef(oid), obj_description(oid, 'pg_constraint')
   FROM pg_constraint WHERE connamespace = $1::regnamespace`,
  `SELECT 'function', pg_get_functiondef(oid), proacl::text, obj_description(oid, 'pg_proc') FROM pg_proc
   WHERE pronamespace = $1::regnamespace AND prokind IN ('f', 'p')`,
  `SELECT 'trigger', pg_get_triggerdef(t.oid), t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
   WHERE c.relnamespace = $1::regnamespace AND NOT t.tgisinternal`,
  `SELECT 'type', t.typname, t.typtype, obj_description(t.oid, 'pg_type'),
          ARRAY(SELECT enumlabel::text FROM pg_enum WHERE enumtypid = t.oid ORDER BY enumsortorder) FROM pg_type t
   WHERE t.typnamespace = $1::regnamespace`,
  `SELECT 'schema', nspowner::regrole::text, nspacl::text, obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = $1`,
]

/** A schema as sorted lines, equal for equal schemas; none when it is not there. */
export async function snapshotOf(client: pg.Client, schema: string): Promise<string[]> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [schema])
  if (!rowCount) return []
  const lines: string[] = []
  for (const text of PARTS) {
    const { rows } = await client.query({ text, values: [schema], rowMode: 'array' })
    lines.push(...rows.map(row => JSON.stringify(row)))
  }
  return lines.sort()
}
