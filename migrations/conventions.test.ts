import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SAMPLE } from './atp-cluster'
import { prepareDatabase } from './migrated-database'

const TABLES = ['engineered', 'media', 'prediction', 'training']
const { ask, attempt } = prepareDatabase()

test('the schema, every table, view, column, type and function of atp has a comment', async () => {
  const bare = await ask(`
    SELECT 'schema', nspname FROM pg_namespace WHERE nspname = 'atp' AND obj_description(oid, 'pg_namespace') IS NULL
    UNION ALL SELECT 'relation', relname FROM pg_class
     WHERE relnamespace = 'atp'::regnamespace AND relkind IN ('r', 'v') AND obj_description(oid, 'pg_class') IS NULL
    UNION ALL SELECT 'column', relname || '.' || attname FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
     WHERE relnamespace = 'atp'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
       AND col_description(attrelid, attnum) IS NULL
    UNION ALL SELECT 'type', typname FROM pg_type
     WHERE typnamespace = 'atp'::regnamespace AND typtype = 'e' AND obj_description(oid, 'pg_type') IS NULL
    UNION ALL SELECT 'function', proname FROM pg_proc
     WHERE pronamespace = 'atp'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL`)
  assert.deepEqual(bare, [])
})

test('every foreign key has a whole, valid index that leads with its columns', async () => {
  const bare = await ask(`
    SELECT conname FROM pg_constraint f WHERE contype = 'f' AND connamespace = 'atp'::regnamespace AND NOT EXISTS (
      SELECT FROM pg_index i WHERE i.indrelid = f.conrelid AND i.indisvalid AND i.indpred IS NULL
         AND (i.indkey::int2[])[0:cardinality(f.conkey) - 1] @> f.conkey)`)
  assert.deepEqual(bare, [])
  assert.equal(
    (await ask(`SELECT FROM pg_constraint WHERE contype = 'f' AND connamespace = 'atp'::regnamespace`)).length,
    3,
  )
})

test('every constraint is valid and named {table}_{column}_{type}, its columns in the order of the table', async () => {
  const wrong = await ask(`
    SELECT conname, convalidated FROM pg_constraint c JOIN pg_class t ON t.oid = conrelid
     WHERE connamespace = 'atp'::regnamespace AND contype <> 'n' AND (NOT convalidated OR conname <>
       relname || '_' || (SELECT string_agg(attname, '_' ORDER BY attnum) FROM pg_attribute
                           WHERE attrelid = conrelid AND attnum = ANY (conkey))
               || CASE contype WHEN 'p' THEN '_pkey' WHEN 'u' THEN '_key' WHEN 'f' THEN '_fkey' ELSE '_check' END)`)
  assert.deepEqual(wrong, [])
})

test('every index that no constraint made is named {table}_{column}_idx', async () => {
  const wrong = await ask(`
    SELECT i.indexrelid::regclass, pg_get_indexdef(i.indexrelid) FROM pg_index i
      JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
     WHERE t.relnamespace = 'atp'::regnamespace
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid AND contype IN ('p', 'u'))
       AND x.relname <> t.relname || '_' || (SELECT string_agg(a.attname, '_' ORDER BY k.n)
             FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, n)
             JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum) || '_idx'`)
  assert.deepEqual(wrong, [])
})

test('a row that was enough for the first version of each table is enough today', async () => {
  const required = await ask(`
    SELECT relname, string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute JOIN pg_class t ON t.oid = attrelid
     WHERE relnamespace = 'atp'::regnamespace AND relkind = 'r' AND attnum > 0 AND attnotnull AND NOT atthasdef
     GROUP BY 1 ORDER BY 1`)
  assert.deepEqual(required, [
    'engineered imdb_id',
    'media media_title,hash',
    'prediction imdb_id,predicted_label,probability',
    'training imdb_id,label,media_title',
  ])
})

test('created_at and updated_at of every table are timestamptz with the UTC default, and the database keeps UTC', async () => {
  const columns = await ask(`
    SELECT relname, attname, format_type(atttypid, atttypmod), attnotnull, pg_get_expr(adbin, adrelid)
      FROM pg_attribute JOIN pg_class t ON t.oid = attrelid JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
     WHERE relnamespace = 'atp'::regnamespace AND attname IN ('created_at', 'updated_at') ORDER BY 1, 2`)
  const form = "timestamp with time zone true (CURRENT_TIMESTAMP AT TIME ZONE 'UTC'::text)"
  assert.deepEqual(
    columns,
    TABLES.flatMap(table => [`${table} created_at ${form}`, `${table} updated_at ${form}`]),
  )
  const settings = `SELECT setconfig FROM pg_db_role_setting s JOIN pg_database d ON d.oid = setdatabase
                     WHERE datname = 'atp' AND setrole = 0`
  assert.deepEqual(await ask(settings), ['TimeZone=UTC'])
  const wrong = await attempt(async () => {
    await ask(SAMPLE.replaceAll('tt0133093', 'tt0133094').replaceAll("repeat('a1', 20)", "repeat('b2', 20)"))
    return ask(`SELECT created_at, now() FROM atp.media WHERE imdb_id = 'tt0133094' AND created_at <> now()`)
  })
  assert.deepEqual(wrong, [])
})

for (const table of TABLES)
  for (const zone of ['UTC', 'Asia/Tokyo'])
    test(`an update of ${table} sets updated_at to the time of the transaction, in a session in ${zone}`, async () => {
      const stamps = await attempt(async () => {
        await ask(`SET LOCAL TIME ZONE '${zone}'`)
        await ask(`UPDATE atp.${table} SET updated_at = '2000-01-01Z' WHERE imdb_id = 'tt0133093'`)
        return ask(`SELECT updated_at = now() FROM atp.${table} WHERE imdb_id = 'tt0133093'`)
      })
      assert.deepEqual(stamps, ['true'])
    })
