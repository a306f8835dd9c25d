import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEFAULT_OPTIONS } from '../../../lib/flyway/options'
import { parseJdbcUrl } from '../../../lib/runner/jdbc-url'
import { migrate } from '../../../lib/runner/migrate'
import { ownPostgres } from '../../flyway/own-postgres'
import type { Engine } from './scene'
import { playBlocked, playTurn } from './scenes'

/* Who is in the way of a migration of the built-in engine; what Flyway itself does is played in with-flyway.ts. */
const { dir, postgres } = ownPostgres(false)

const ours: Engine = async ({ url, folder }) => {
  const server = parseJdbcUrl(url, null, null) ?? assert.fail(url)
  const options = { ...DEFAULT_OPTIONS, schemas: ['app'], locations: ['filesystem:sql'] }
  const run = migrate({ server, options, cwd: folder, print: () => {} })
  return async () => assert.equal((await run).ok, true)
}

test('a report that is idle in a transaction, the migration behind it, and two readers behind that', () =>
  playBlocked(postgres(), dir, 'blocked', ours))

test('three pods that wait for the lock of a fourth are normal', () => playTurn(postgres(), dir, 'turn', ours))
