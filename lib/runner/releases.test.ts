import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'
import { absent, MAJORS, NEWEST } from '../embedded-postgres/binaries'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { migrate } from './migrate'
import { runValidate } from './run-validate'
import { showInfo } from './show-info'
import { startDatabases } from './test-database'

const LOCATION = `filesystem:${path.resolve(import.meta.dirname, '../../migrations')}`

// The newest is under all other tests.
for (const major of MAJORS.filter(one => one !== NEWEST))
  test(`PostgreSQL ${major} takes migrations/ from nothing to the end`, { skip: absent(major) }, async () => {
    const databases = await startDatabases(options => startEmbeddedPostgres({ ...options, major }))
    try {
      const database = await databases.fresh()
      const first = await database.run(migrate, { locations: [LOCATION] })
      assert.equal(first.outcome.ok, true, first.log)
      assert.match(
        first.lines[0] ?? '',
        new RegExp(`^Database: jdbc:postgresql:\\*+ \\(PostgreSQL ${major}\\.\\d+\\)$`),
      )
      assert.match(
        first.lines.at(-1) ?? '',
        /^Successfully applied \d+ migrations to schema "public", now at version v/,
      )
      const { outcome } = await database.run(showInfo, { locations: [LOCATION] })
      const states = outcome.ok ? outcome.result.lines.map(({ state }) => state) : []
      assert.ok(states.length > 20)
      assert.deepEqual([...new Set(states)], ['Success'])
      assert.equal((await database.run(runValidate, { locations: [LOCATION] })).outcome.ok, true)
      const again = await database.run(migrate, { locations: [LOCATION] })
      assert.equal(again.lines.at(-1), 'Schema "public" is up to date. No migration necessary.')
    } finally {
      await databases.stop()
    }
  })
