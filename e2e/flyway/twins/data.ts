import type pg from 'pg'

/** The rows of all tables but the history, as lines. */
export async function dataOf(client: pg.Client, history: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', nspname, relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
     WHERE relkind = 'r' AND nspname !~ '^pg_' AND nspname <> 'information_schema' AND relname <> $1 ORDER BY 1`,
    [history],
  )
  if (rows.length === 0) return []
  const parts = rows.map(
    ({ name }) => `SELECT '${name.replaceAll("'", "''")}' || ' ' || t::text AS line FROM ${name} t`,
  )
  const found = await client.query<{ line: string }>(`${parts.join(' UNION ALL ')} ORDER BY 1`)
  return found.rows.map(({ line }) => line)
}
