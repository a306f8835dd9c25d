import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import type { Answer } from './answer'
import { migrate } from './migrate'
import { repair } from './repair'
import { runValidate } from './run-validate'
import { type Database, startDatabases } from './test-database'

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const history = ({ ask }: Database) =>
  ask(`select installed_rank as rank, version, description, type, script, checksum, success
    from flyway_schema_history order by 1`)

/** One row failed, one without its file, one whose file was edited and renamed. */
async function damaged(): Promise<Database> {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V2__b.sql': 'select 2', 'V4__d.sql': 'select 4' })
  await database.run(migrate)
  await database.ask(
    `insert into flyway_schema_history values (4, '3', 'c', 'SQL', 'V3__c.sql', 1, 'x', now(), 1, false)`,
  )
  database.remove('V1__a.sql')
  database.remove('V2__b.sql')
  database.write({ 'V2__other.sql': 'select 22' })
  return database
}

test('repair removes the failed, marks the missing and aligns the edited, and then the scripts fit', async () => {
  const database = await damaged()
  const { outcome, lines } = await database.run(repair)
  assert.equal(outcome.ok, true)
  assert.deepEqual(lines.slice(1), [
    'Repairing Schema History table for version "1" (Marking as DELETED)  ...',
    'Repairing Schema History table for version 2 (Description: other, Type: SQL, Checksum: -2077850530)  ...',
    'Successfully repaired schema history table "public"."flyway_schema_history" (execution time T).',
    'Please ensure the previous contents of the deleted migrations are removed from the database, or moved into an existing migration.',
  ])
  const rows = (await history(database)) as { rank: number; type: string; script: string }[]
  assert.deepEqual(
    rows.map(({ rank, type, script }) => [rank, type, script]),
    [
      [1, 'SQL', 'V1__a.sql'],
      [2, 'SQL', 'V2__b.sql'],
      [3, 'SQL', 'V4__d.sql'],
      [4, 'DELETE', 'V1__a.sql'],
    ],
  )
  assert.equal((await database.run(runValidate)).outcome.ok, true)
})

test('a dry run shows each row that it would change, and changes none', async () => {
  const database = await damaged()
  const before = await history(database)
  const { lines } = await database.run(run => repair({ ...run, dryRun: true }))
  assert.match(
    lines[3] ?? '',
    /^Would change row 2 \(V2__b\.sql\): description b to other, checksum -?\d+ to -2077850530$/,
  )
  assert.deepEqual(
    [lines[1], lines[2], lines[4]],
    [
      'Would remove row 4 (V3__c.sql, failed)',
      'Would mark row 1 (V1__a.sql) as deleted',
      'Nothing was changed: this was a dry run.',
    ],
  )
  assert.deepEqual(await history(database), before)
})

test('what is above the newest script stays, unless the patterns say otherwise', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V2__b.sql': 'select 2' })
  await database.run(migrate)
  database.remove('V2__b.sql')
  await database.run(repair)
  assert.equal((await history(database)).length, 2)
  await database.run(repair, { ignoreMigrationPatterns: [] })
  assert.equal((await history(database)).length, 3)
})

test('without a history there is nothing to repair', async () => {
  const database = await databases.fresh()
  const { outcome, lines } = await database.run(repair)
  assert.equal(outcome.ok, true)
  assert.match(
    lines.join('\n'),
    /not necessary as table doesn't exist\.\n.* does not exist yet\nSuccessfully repaired schema history table/,
  )
})

test('in JSON it names the actions and the migrations', async () => {
  const database = await damaged()
  const answers: Answer[] = []
  await database.run(run => repair({ ...run, answer: answer => answers.push(answer) }))
  const { database: name, ...rest } = answers[0] ?? {}
  assert.match(String(name), /^test_\d+$/)
  assert.deepEqual(rest, {
    flywayVersion: '13.12.0',
    migrationsAligned: [{ description: 'b', filepath: `${database.folder}/sql/V2__other.sql`, version: '2' }],
    migrationsDeleted: [{ description: 'a', filepath: '', version: '1' }],
    migrationsRemoved: [{ description: 'c', filepath: '', version: '3' }],
    operation: 'repair',
    repairActions: [
      'Removed failed migrations',
      'Marked missing migrations as deleted',
      'Aligned applied migration checksums',
    ],
    warnings: [],
  })
})

test('that nothing failed is said before the scripts are looked at', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  await database.run(migrate)
  database.write({ 'V1.0__twin.sql': 'select 2' })
  const { outcome, lines } = await database.run(repair)
  assert.equal(outcome.ok, false)
  assert.match(lines[1] ?? '', /not necessary\. No failed migration detected\.$/)
  assert.match(lines[2] ?? '', /^ERROR: Found more than one migration with version 1/)
})

test('a wrong pattern and a description that is too long stop a repair', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  await database.run(migrate)
  const wrong = await database.run(repair, { ignoreMigrationPatterns: ['*:bogus'] })
  assert.match(wrong.lines.at(-1) ?? '', /^ERROR: Invalid migration state 'bogus'/)
  database.remove('V1__a.sql')
  database.write({ [`V1__${'long_'.repeat(42)}.sql`]: 'select 1' })
  const { outcome } = await database.run(repair)
  assert.match(outcome.ok ? '' : outcome.failure.message, /^Unable to repair Schema History table .* for version 1\n/)
})

test('without executeInTransaction a repair that is refused says that nothing is rolled back', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1', 'V1.0__b.sql': 'select 2' })
  const { lines } = await database.run(repair, { executeInTransaction: false })
  const refused = 'ERROR: Failed to execute operation in non-transactional context. Please restore backups'
  assert.ok(lines.some(line => line.startsWith(refused)))
})

test('repair has no target, so one that is none does not stop it, as it stops the others', async () => {
  const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
  await database.run(migrate)
  assert.equal((await database.run(repair, { target: 'x' })).outcome.ok, true)
  const { lines } = await database.run(migrate, { target: 'x' })
  assert.equal(lines.at(-1), 'ERROR: Version may only contain 0..9 and . (dot). Invalid version: x')
})

test('without a transaction the failed rows are gone, though the scripts then stop the repair', async () => {
  const failed = `update flyway_schema_history set success = false`
  const left = async (executeInTransaction: boolean) => {
    const database = await databases.fresh({ 'V1__a.sql': 'select 1' })
    await database.run(migrate)
    await database.ask(failed)
    database.write({ 'V1.0__twin.sql': 'select 1' })
    assert.equal((await database.run(repair, { executeInTransaction })).outcome.ok, false)
    return (await database.ask(`select from flyway_schema_history`)).length
  }
  assert.deepEqual([await left(true), await left(false)], [1, 0])
})
