import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import type { Compatibility } from '../flyway/options'
import { answerMigrateFailure } from './answer-failure'
import { migrate } from './migrate'
import { MigrateFailure } from './migrate-failure'
import { startDatabases } from './test-database'

// Measured with 10.22.0, 11.20.0 and 13.12.0 through their API.

let databases: Awaited<ReturnType<typeof startDatabases>>

before(async () => {
  databases = await startDatabases(startEmbeddedPostgres)
})
after(() => databases?.stop())

const TELLS: [Compatibility, code: string, line: number | null, path: string | null][] = [
  ['10.22', 'ERROR', null, null],
  ['11.20', 'FAILED_VERSIONED_MIGRATION', -1, 'V1__a.sql'],
  ['13', 'FAILED_VERSIONED_MIGRATION', -1, 'V1__a.sql'],
]
for (const [compatibility, code, line, path] of TELLS) {
  test(`${compatibility} says where a migration failed of which no statement failed`, async () => {
    const database = await databases.fresh({
      'V1__a.sql': 'select 1',
      'beforeEachMigrateStatement.sql': 'select * from nope',
    })
    const { outcome } = await database.run(migrate, { compatibility })
    assert.ok(!outcome.ok && outcome.failure instanceof MigrateFailure)
    const { errorCode, lineNumber, path: named, sqlState } = answerMigrateFailure(outcome.failure, compatibility)
    assert.deepEqual([errorCode, lineNumber, named, sqlState ?? null], [code, line, path, null])
  })
}
