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

test('the lines after COPY … FROM STDIN are the rows of the table, many of them too', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `${index}\tname ${index} é`).join('\n')
  const database = await databases.fresh({
    'V1__a.sql': `create table a (id int, name text);\ncopy a (id, name) from stdin;\n1\tone; two\n2\t\\N\n\\.\nupdate a set id = 3 where id = 1;`,
    'V2__b.sql': `copy a from stdin with (format text);\n${many}\n\\.\n`,
  })
  const { outcome, log } = await database.run(migrate)
  assert.equal(outcome.ok, true, log)
  assert.deepEqual(await database.ask(`select id, name from a where name is null or name like 'one%' order by id`), [
    { id: 2, name: null },
    { id: 3, name: 'one; two' },
  ])
  assert.deepEqual(await database.ask(`select count(*)::int as n from a where name like '% é'`), [{ n: 20_000 }])
})

test('a row that COPY refuses fails at the line of its statement, and the session goes on', async () => {
  const database = await databases.fresh({
    'V1__a.sql': 'create table a (id int);\n\ncopy a from stdin;\n1\nx\n\\.\n',
  })
  const { lines, outcome } = await database.run(migrate)
  assert.equal(outcome.ok, false)
  // Flyway keeps PostgreSQL's own words for the end.
  assert.ok(lines.includes('SQL State  : null'))
  assert.ok(lines.includes('Message    : Unable to execute COPY operation'))
  assert.equal(lines.at(-1), '  Where: COPY a, line 2, column id: "x"')
  assert.ok(lines.includes('Line       : 3'))
  assert.deepEqual(await database.ask('select from flyway_schema_history'), [])
})

test('COPY without an end is an error with its line, and nothing of the script runs', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'create table a (id int);\ncopy a from stdin;\n1\n' })
  const { lines } = await database.run(migrate)
  assert.match(lines.at(-2) ?? '', /^ERROR: Unable to parse statement in sql\/V1__a\.sql at line 2 col 1\. .*COPY/)
  assert.equal((await database.ask(`select from pg_tables where tablename = 'a'`)).length, 0)
})

test('a block without an end is an incomplete statement, in the words of each Flyway', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1;\nbegin atomic select 2;' })
  for (const [compatibility, mark] of [
    ['9.22', ':'],
    ['13', '.'],
  ] as const) {
    const { lines } = await database.run(migrate, { compatibility })
    const last = lines.at(-2) ?? ''
    assert.ok(last.startsWith('ERROR: Unable to parse statement in sql/V1__a.sql at line 2 col 1. See http'), last)
    assert.ok(
      last.endsWith(`for more information${mark} Incomplete statement at line 2 col 1: begin atomic select 2;\r`),
      last,
    )
  }
})

test('dollar quotes, bodies and comments are sent whole', async () => {
  const database = await databases.fresh({
    'V1__a.sql': `\ufeff-- first;
\ufeffcreate function one() returns int language plpgsql as $body$ begin /* ; */ return 1; end; $body$;
create function two() returns int begin atomic select 1; select 2; end;
/* nested /* ; */ */ create table "a;b" (t text default 'it''s; so');
insert into "a;b" default values`,
  })
  const { outcome, log } = await database.run(migrate)
  assert.equal(outcome.ok, true, log)
  assert.deepEqual(await database.ask('select one(), two(), t from "a;b"'), [{ one: 1, two: 2, t: "it's; so" }])
})

test('what the server says beside its answers is printed: notices, and warnings with their state', async () => {
  const database = await databases.fresh({
    'V1__a.sql': `do $$ begin raise notice 'half way'; raise warning 'careful'; end $$; create table if not exists t ();
create table if not exists t ();`,
  })
  const { lines } = await database.run(migrate)
  assert.deepEqual(
    lines.filter(line => line.includes('DB: ')),
    [
      'DB: half way',
      'WARNING: DB: careful (SQL State: 01000 - Error Code: 0)',
      'WARNING: DB: relation "t" already exists, skipping (SQL State: 42P07 - Error Code: 0)',
    ],
  )
})

test('rows that a script selects are a table in the log', async () => {
  const database = await databases.fresh({
    'V1__a.sql': `select 1 as id, true as "wide name", null as nothing; select 1 as "none of them all" where false;`,
  })
  const { lines } = await database.run(migrate)
  const at = lines.findIndex(line => line.startsWith('+'))
  assert.deepEqual(lines.slice(at, at + 12), [
    ...['+----+-----------+---------+', '| id | wide name | nothing |', '+----+-----------+---------+'],
    ...['| 1  | t         |         |', '+----+-----------+---------+', ''],
    ...[
      '+------------------+',
      '| none of them all |',
      '+------------------+',
      '| No rows returned |',
      '+------------------+',
      '',
    ],
  ])
})

test('role and search path that a script leaves behind are gone in the next one', async () => {
  const database = await databases.fresh({
    'V1__a.sql': `create role other; create schema aside; grant all on schema public to other; set role other; set search_path = aside;`,
    'V2__b.sql': `create table b (path text default current_setting('search_path'), who text default current_user);
insert into b default values;`,
  })
  for (const transactionalLock of [true, false]) {
    const { outcome, log } = await database.run(migrate, { transactionalLock })
    assert.equal(outcome.ok, true, log)
  }
  assert.deepEqual(await database.ask('select * from public.b'), [
    { path: '"public", "$user", public', who: 'postgres' },
  ])
})
