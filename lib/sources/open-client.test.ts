import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { startEmbeddedPostgres } from '../embedded-postgres/start'
import { connectHistory } from './history-pool'
import { withClient } from './open-client'

test('a session that the server ends between two queries fails the next query, and nothing else', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'open-client-'))
  const server = await startEmbeddedPostgres({ dir: path.join(root, 'pg') })
  const pool = connectHistory({ url: server.url('postgres') })
  try {
    await assert.rejects(
      withClient(pool, undefined, async client => {
        const { rows } = await client.query('select pg_backend_pid() as pid')
        // `once` of node:events would take the session's error for its own and reject before anybody waits for it.
        const ended = new Promise(resolve => client.once('end', resolve))
        await pool.query('select pg_terminate_backend($1)', [rows[0].pid])
        await ended
        await client.query('select 1')
      }),
    )
    assert.equal(await withClient(pool, undefined, async client => (await client.query('select 1')).rowCount), 1)
  } finally {
    await pool.end()
    await server.stop()
    await rm(root, { recursive: true, force: true })
  }
})
