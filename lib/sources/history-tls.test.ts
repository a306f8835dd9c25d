import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { chown, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'
import { issueCertificate } from '../kubernetes/test-certificate'
import { connectHistory, readHistory } from './history'
import { until } from './test-until'

const root = mkdtempSync(path.join(tmpdir(), 'history-tls-'))
const certificate = issueCertificate('board')
const authority = path.join(root, 'authority.crt')
let server: EmbeddedPostgres

before(async () => {
  await writeFile(authority, certificate.cert)
  server = await startEmbeddedPostgres({ dir: path.join(root, 'pg'), databases: ['dev'] })
  const client = new pg.Client(server.url('dev'))
  await client.connect()
  const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
  const folder = rows[0]?.data_directory ?? ''
  const { uid, gid } = await stat(folder)
  for (const [name, content] of [
    ['server.crt', certificate.cert],
    ['server.key', certificate.key],
  ] as const) {
    await writeFile(path.join(folder, name), content, { mode: 0o600 })
    await chown(path.join(folder, name), uid, gid)
  }
  await client.query('ALTER SYSTEM SET ssl = on')
  await client.query('SELECT pg_reload_conf()')
  await until('TLS is on', async () => (await client.query('SHOW ssl')).rows[0]?.ssl === 'on')
  await client.end()
})

after(async () => {
  await server?.stop()
  await rm(root, { recursive: true, force: true })
})

/** `true`: read over TLS. `false`: read without it. Else the code of the failure. */
async function outcome(query: string): Promise<unknown> {
  const pool = connectHistory({ url: server.url('dev') + query })
  try {
    await readHistory(pool, { schema: null, table: 'none' })
    return (await pool.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()')).rows[0]?.ssl
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error
  } finally {
    await pool.end()
  }
}

test('sslmode means what it means to psql', async () => {
  assert.equal(await outcome(''), false)
  assert.equal(await outcome('?sslmode=disable'), false)
  assert.equal(await outcome('?sslmode=require'), true)
  assert.equal(await outcome('?sslmode=prefer'), true)
  assert.equal(await outcome('?sslmode=no-verify'), true)
  assert.equal(await outcome('?sslmode=verify-full'), 'tls')
  assert.equal(await outcome(`?sslmode=verify-full&sslrootcert=${authority}`), true)
  assert.equal(await outcome(`?sslmode=verify-ca&sslrootcert=${authority}`), true)
})
