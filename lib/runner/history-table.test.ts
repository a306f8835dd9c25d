import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { migrate } from './migrate'
import { startDatabases } from './test-database'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

test('the catalog holds the table that Flyway makes: columns, key, index', async () => {
  const database = await databases.fresh()
  await database.run(migrate)
  const columns = await database.ask<object>(
    `select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end
            || coalesce(' default ' || pg_get_expr(adbin, adrelid), '') as text
       from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
      where attrelid = 'flyway_schema_history'::regclass and attnum > 0 order by attnum`,
  )
  assert.deepEqual(
    columns,
    [
      'installed_rank integer not null',
      'version character varying(50)',
      'description character varying(200) not null',
      'type character varying(20) not null',
      'script character varying(1000) not null',
      'checksum integer',
      'installed_by character varying(100) not null',
      'installed_on timestamp without time zone not null default now()',
      'execution_time integer not null',
      'success boolean not null',
    ].map(text => ({ text })),
  )
  const indexes = await database.ask(
    `select indexdef from pg_indexes where tablename = 'flyway_schema_history' order by 1`,
  )
  assert.deepEqual(
    indexes,
    [
      'CREATE INDEX flyway_schema_history_s_idx ON public.flyway_schema_history USING btree (success)',
      'CREATE UNIQUE INDEX flyway_schema_history_pk ON public.flyway_schema_history USING btree (installed_rank)',
    ].map(indexdef => ({ indexdef })),
  )
  const [key] = await database.ask(
    `select conname, contype from pg_constraint where conname = 'flyway_schema_history_pk'`,
  )
  assert.deepEqual(key, { conname: 'flyway_schema_history_pk', contype: 'p' })
})

test('names are quoted as they are, also with quotes in them', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  const { outcome } = await database.run(migrate, { defaultSchema: 'My "App"', table: 'History' })
  assert.equal(outcome.ok, true)
  assert.equal((await database.ask('select from "My ""App"""."History"')).length, 2)
})

test('a view of the name of the table is not the table', async () => {
  const database = await databases.fresh()
  await database.ask('create schema other; create view other.flyway_schema_history as select 1 as version')
  const { log } = await database.run(migrate, { defaultSchema: 'other' })
  assert.match(log, /^Schema history table "other"\."flyway_schema_history" does not exist yet$/m)
})

test('a description and a path that are too long are shortened as Flyway shortens them', async () => {
  const words = 'x'.repeat(201)
  const folders = Array.from({ length: 5 }, (_, index) => `${index}${'f'.repeat(180)}`).join('/')
  const script = `${folders}/V1__${words}.sql`
  const database = await databases.fresh({ [script]: 'select 1' })
  await database.run(migrate)
  const [row] = await database.ask('select description, script from flyway_schema_history')
  assert.deepEqual(row, { description: `${'x'.repeat(197)}...`, script: `...${script.slice(3, 1000)}` })
  assert.match((await database.run(migrate)).log, /up to date/)
})
