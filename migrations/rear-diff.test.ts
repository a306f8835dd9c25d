import assert from 'node:assert/strict'
import { test } from 'node:test'
import { prepareDatabase } from './migrated-database'
import { readScript } from './replay'

const { ask, attempt } = prepareDatabase()

const COLUMNS = ['label', 'human_labeled', 'anomalous', 'reviewed']

test('rear_diff cannot log in and is no more than an ordinary role', async () => {
  const role = `SELECT rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname = 'rear_diff'`
  assert.deepEqual(await ask(role), ['false false false false false'])
})

test('rear_diff uses the schema and creates nothing in it', async () => {
  const rights = `SELECT has_schema_privilege('rear_diff', 'atp', 'USAGE'), has_schema_privilege('rear_diff', 'atp', 'CREATE')`
  assert.deepEqual(await ask(rights), ['true false'])
})

test('rear_diff selects from every table and view, and has no other right on a whole one', async () => {
  const rights = await ask(`
    SELECT relname, string_agg(privilege, ',' ORDER BY privilege) FROM pg_class,
      unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) privilege
     WHERE relnamespace = 'atp'::regnamespace AND relkind IN ('r', 'v')
       AND has_table_privilege('rear_diff', pg_class.oid, privilege)
     GROUP BY 1 ORDER BY 1`)
  const relations = ['engineered', 'media', 'pipeline_summary', 'prediction', 'review_queue', 'training']
  assert.deepEqual(
    rights,
    relations.map(relation => `${relation} SELECT`),
  )
})

test('rear_diff updates four columns of training and no other column of atp', async () => {
  const rights = await ask(`
    SELECT relname || '.' || attname, privilege FROM pg_attribute JOIN pg_class t ON t.oid = attrelid,
      unnest(ARRAY['INSERT', 'UPDATE', 'REFERENCES']) privilege
     WHERE relnamespace = 'atp'::regnamespace AND relkind IN ('r', 'v') AND attnum > 0 AND NOT attisdropped
       AND has_column_privilege('rear_diff', attrelid, attnum, privilege) ORDER BY 1`)
  assert.deepEqual(rights, COLUMNS.map(column => `training.${column} UPDATE`).sort())
})

test('rear_diff may call no function of atp', async () => {
  const functions = `SELECT proname FROM pg_proc
    WHERE pronamespace = 'atp'::regnamespace AND has_function_privilege('rear_diff', oid, 'EXECUTE')`
  assert.deepEqual(await ask(functions), [])
})

test('as rear_diff, a title is labelled and reviewed, leaves the queue, and its updated_at moves', async () => {
  const seen = await attempt(async () => {
    await ask(`UPDATE atp.training SET updated_at = '2000-01-01Z'`)
    await ask('SET LOCAL ROLE rear_diff')
    const before = await ask('SELECT imdb_id FROM atp.review_queue')
    await ask(
      `UPDATE atp.training SET label = 'would_not_watch', human_labeled = TRUE, anomalous = FALSE, reviewed = TRUE`,
    )
    const queue = await ask('SELECT imdb_id FROM atp.review_queue')
    return [before, queue, await ask('SELECT label, reviewed, updated_at = now() FROM atp.training')]
  })
  assert.deepEqual(seen, [['tt0133093'], [], ['would_not_watch true true']])
})

const REFUSED = [
  `UPDATE atp.training SET media_title = 'x'`,
  `UPDATE atp.training SET updated_at = now()`,
  `UPDATE atp.media SET rejection_status = 'override'`,
  `UPDATE atp.prediction SET probability = 1`,
  `DELETE FROM atp.training`,
  `INSERT INTO atp.training (imdb_id, label, media_title) VALUES ('tt0000001', 'would_watch', 'x')`,
  'TRUNCATE atp.engineered',
  'CREATE TABLE atp.mine ()',
]

for (const statement of REFUSED)
  test(`as rear_diff, ${statement} is refused`, async () => {
    const work = async () => {
      await ask('SET LOCAL ROLE rear_diff')
      await ask(statement)
    }
    await assert.rejects(attempt(work), { code: '42501' })
  })

test('V8 leaves a role that is there as it is, also one that may log in', async () => {
  const role = await attempt(async () => {
    await ask('ALTER ROLE rear_diff LOGIN CONNECTION LIMIT 7')
    await ask('DROP SCHEMA atp CASCADE')
    await ask('CREATE SCHEMA atp; CREATE TABLE atp.media (); CREATE TABLE atp.prediction ()')
    await ask('CREATE TABLE atp.training (label INT, human_labeled INT)')
    await ask(readScript('V8__create_rear_diff.sql'))
    return ask(`SELECT rolcanlogin, rolconnlimit FROM pg_roles WHERE rolname = 'rear_diff'`)
  })
  assert.deepEqual(role, ['true 7'])
})
