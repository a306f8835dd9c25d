import pg, { type Pool } from 'pg'
import type { Catalog, DatabaseObject } from '../board/observation'
import { errorOfDatabase } from './history-error'
import { BEGIN } from './history-queries'
import { withClient } from './open-client'
import { askText } from './text-query'

const { escapeIdentifier, escapeLiteral } = pg

/** As many are looked for; a script that makes more is known by these. */
const MOST = 200

/** What is asked of the catalog. */
export type CatalogQuestion = {
  /** Where objects without a schema are made; null: the connection's current schema. */
  schema: string | null
  objects: DatabaseObject[]
  /** The migration of which a row is looked for, and the history table; null where it has no version. */
  row: { schema: string | null; table: string; version: string } | null
}

/**
 * Reads from the catalog which indexes of the database are invalid and which of some objects are there, in one short
 * read-only transaction, and whether the migration has a row at that very moment. No more rights are needed than to
 * read the history, and no lock is taken but what reading takes.
 */
export async function readCatalog(
  pool: Pool,
  { schema, row, ...wanted }: CatalogQuestion,
  signal?: AbortSignal,
): Promise<Catalog> {
  const objects = wanted.objects.slice(0, MOST)
  const text = `${BEGIN}; ${rowQuery(row)}; ${INVALID_INDEXES}; ${objectsQuery(objects, schema)}; COMMIT`
  try {
    const answers = await withClient(pool, signal, client => askText(client, text))
    const [recorded, indexes, found] = answers.slice(-4)
    const there = new Set(found?.rows.map(({ place }) => Number(place)))
    return {
      readAt: new Date().toISOString(),
      recorded: recorded?.rows[0]?.recorded === 't',
      invalidIndexes: (indexes?.rows ?? []).map(({ schema, table, name, building }) => ({
        ...{ schema: schema ?? '', table: table ?? '', name: name ?? '', building: building === 't' },
      })),
      objects: objects.map((object, place) => ({ ...object, there: there.has(place) })),
    }
  } catch (cause) {
    throw errorOfDatabase(cause)
  }
}

function rowQuery(row: CatalogQuestion['row']): string {
  if (row === null) return 'SELECT false AS recorded'
  const table = [row.schema, row.table].flatMap(name => (name === null ? [] : escapeIdentifier(name))).join('.')
  return `SELECT EXISTS (SELECT FROM ${table} WHERE version = ${escapeLiteral(row.version)} AND success) AS recorded`
}

/** Who builds an index holds such a lock on its table; which backends do is shown to every role, on what is not. */
const INVALID_INDEXES = `
  SELECT n.nspname AS schema, t.relname AS "table", c.relname AS name, EXISTS (
      SELECT FROM pg_stat_progress_create_index p JOIN pg_locks l USING (pid)
      WHERE l.relation = i.indrelid AND l.granted AND l.mode = 'ShareUpdateExclusiveLock') AS building
    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT i.indisvalid AND c.relkind = 'i' AND n.nspname !~ '^pg_'
    ORDER BY 1, 3 LIMIT 50`

/** How each kind is looked up; `o` is what is asked for. */
const LOOKUPS: Record<DatabaseObject['kind'], string> = {
  relation: `SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = o.schema AND c.relname = o.name
      AND NOT EXISTS (SELECT FROM pg_index i WHERE i.indexrelid = c.oid AND NOT i.indisvalid)`,
  column: `SELECT FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = o.schema AND c.relname = o."table" AND a.attname = o.name AND NOT a.attisdropped`,
  constraint: `SELECT FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = o.schema AND c.relname = o."table" AND k.conname = o.name`,
  type: `SELECT FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
    WHERE n.nspname = o.schema AND t.typname = o.name`,
  schema: 'SELECT FROM pg_namespace n WHERE n.nspname = o.name',
}

function objectsQuery(objects: DatabaseObject[], schema: string | null): string {
  if (objects.length === 0) return 'SELECT 0 AS place WHERE false'
  const own = schema === null ? 'current_schema()::text' : escapeLiteral(schema)
  const text = (value: string | null, absent: string) => (value === null ? absent : escapeLiteral(value))
  const rows = objects.map(
    ({ kind, schema, table, name }, place) =>
      `(${place}, '${kind}', ${text(schema, own)}, ${text(table, 'NULL')}::text, ${escapeLiteral(name)})`,
  )
  const lookups = Object.entries(LOOKUPS).map(([kind, lookup]) => `WHEN '${kind}' THEN EXISTS (${lookup})`)
  return `SELECT o.place FROM (VALUES ${rows}) AS o (place, kind, schema, "table", name)
    WHERE CASE o.kind ${lookups.join(' ')} END`
}
