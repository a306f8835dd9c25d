import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AtpCluster, startAtpCluster } from './atp-cluster'
import { readScriptNames } from './replay'

const TABLES = ['engineered', 'media', 'prediction', 'training']
const NAMES = readScriptNames()
let cluster: AtpCluster

before(async () => {
  cluster = await startAtpCluster(['first', 'second', 'late', 'failing'])
  // At once: the role rear_diff belongs to both.
  await Promise.all(['first', 'second'].map(database => cluster.replay(database, NAMES)))
})

after(() => cluster?.stop())

test('the second database of a cluster ends like the first', async () => {
  const sql = `SELECT table_name, column_name, data_type, column_default FROM information_schema.columns
               WHERE table_schema = 'atp' ORDER BY table_name, ordinal_position`
  assert.deepEqual(await cluster.ask('second', sql), await cluster.ask('first', sql))
  assert.deepEqual(
    await cluster.ask(
      'second',
      `SELECT relname FROM pg_class WHERE relnamespace = 'atp'::regnamespace AND relkind = 'r' ORDER BY 1`,
    ),
    TABLES,
  )
})

test('the late versions make the same schema when they come after V24', async () => {
  const late = NAMES.filter(name => /^V\d+\.\d+__/.test(name))
  await cluster.replay(
    'late',
    NAMES.filter(name => !late.includes(name)),
  )
  await cluster.replay('late', late)
  for (const sql of [
    `SELECT indexdef FROM pg_indexes WHERE schemaname = 'atp' ORDER BY 1`,
    `SELECT enumtypid::regtype, enumlabel FROM pg_enum ORDER BY enumtypid::regtype::text, enumsortorder`,
  ])
    assert.deepEqual(await cluster.ask('late', sql), await cluster.ask('first', sql))
})

test('V24 fails on a date in year 1, names its rule, leaves nothing, and succeeds once the date is cleared', async () => {
  const v24 = 'V24__media_release_year.sql'
  await cluster.replay('failing', NAMES.slice(0, NAMES.indexOf(v24)))
  await cluster.ask(
    'failing',
    `INSERT INTO atp.media (imdb_id, media_type, media_title, release_date, hash)
     VALUES ('tt9000001', 'movie', 'Untitled Project', '0001-01-01', repeat('0f', 20))`,
  )
  await assert.rejects(cluster.replay('failing', [v24]), {
    code: '23514',
    message: /"media_release_year_check"/,
  })
  const left = `SELECT FROM pg_attribute WHERE attrelid = 'atp.media'::regclass AND attname = 'release_year'`
  assert.equal((await cluster.ask('failing', left)).length, 0)
  await cluster.ask('failing', `UPDATE atp.media SET release_date = NULL WHERE release_date < '1850-01-01'`)
  await cluster.replay('failing', [v24])
  assert.equal((await cluster.ask('failing', left)).length, 1)
})
