import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DatabaseConfig } from '../config'
import { connectHistory, readHistory } from './history'
import { listen } from './test-server'
import { until } from './test-until'

async function attempt(database: DatabaseConfig, signal?: AbortSignal): Promise<unknown> {
  const pool = connectHistory(database)
  try {
    return await readHistory(pool, { schema: null, table: 'flyway_schema_history', signal })
  } catch (error) {
    return error
  } finally {
    await pool.end()
  }
}

const at = (port: number, query = '') => ({
  url: `postgresql://planted-user:planted-secret@127.0.0.1:${port}/dev${query}`,
})

async function failsWith(database: DatabaseConfig, code: string, detail?: string | null): Promise<void> {
  const error = await attempt(database)
  assert.ok(error instanceof Error && 'code' in error && 'detail' in error, String(error))
  assert.deepEqual([error.name, error.code], ['SourceError', code])
  if (detail !== undefined) assert.equal(error.detail, detail)
  assert.doesNotMatch(error.message, /planted|127\.0\.0\.1/)
}

/** AuthenticationOk and ReadyForQuery: what a server says before it could say nothing more. */
const WELCOME = Buffer.from('5200000008000000005a0000000549', 'hex')
const HTTP = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'

test('a port where nobody listens, and a name that nobody has, are out of reach', async () => {
  const server = await listen(() => {})
  await server.stop()
  await failsWith(at(server.port), 'unreachable', 'ECONNREFUSED')
  await failsWith({ url: 'postgresql://planted-user@no-such-host.invalid/dev' }, 'unreachable')
})

test('a server that takes the connection and never answers is a time-out, once connected as well', async () => {
  const silent = await listen(() => {})
  await failsWith(at(silent.port), 'timeout')
  await silent.stop()
  const dumb = await listen(socket => socket.once('data', () => socket.write(WELCOME)))
  await failsWith(at(dumb.port), 'timeout')
  await dumb.stop()
})

test('a server that hangs up is out of reach', async () => {
  const server = await listen(socket => socket.once('data', () => socket.destroy()))
  await failsWith(at(server.port), 'unreachable')
  await server.stop()
})

test('a server of something else is garbage at once, whether it hangs up or not', async () => {
  for (const words of [HTTP, 'SSH-2.0-OpenSSH_9.2\r\n', '-ERR unknown command\r\n', '\x4a\x00\x00\x00\x0a8.0.35']) {
    const server = await listen(socket => socket.once('data', () => socket.write(words)))
    const started = Date.now()
    await failsWith(at(server.port), 'garbage', 'not a PostgreSQL server')
    assert.ok(Date.now() - started < 2_000)
    await server.stop()
  }
  const server = await listen(socket => socket.once('data', () => socket.end(HTTP)))
  await failsWith(at(server.port, '?sslmode=require'), 'garbage')
  await server.stop()
})

test('a server without TLS is named where TLS is asked for, by the URL or by the setting', async () => {
  const server = await listen(socket => socket.once('data', () => socket.write('N')))
  for (const mode of ['require', 'verify-full', 'prefer', 'no-verify'])
    await failsWith(at(server.port, `?sslmode=${mode}`), 'tls', 'the server does not speak TLS')
  const { port } = server
  const rest = { host: '127.0.0.1', port, database: 'dev', user: 'planted-user', passwordFile: null }
  await failsWith({ ...rest, ssl: true }, 'tls')
  await server.stop()
})

test('a server that agrees to TLS and then speaks something else is a failure of TLS', async () => {
  const server = await listen(socket =>
    socket.once('data', () => {
      socket.write('S')
      socket.once('data', () => socket.write(HTTP))
    }),
  )
  await failsWith(at(server.port, '?sslmode=require'), 'tls')
  await server.stop()
})

test('settings that cannot be understood are a failure of this source, not of the board', async () => {
  await failsWith({ url: 'postgresql://[planted' }, 'misconfigured')
  await failsWith(at(1, '?sslmode=verify-full&sslrootcert=/no/planted/file'), 'misconfigured')
  await failsWith(at(1, '?sslmode=verify-ca'), 'misconfigured')
})

test('the signal ends a reading that waits, and its connection', async () => {
  const stop = new AbortController()
  let closed = false
  const server = await listen(socket => {
    socket.on('close', () => {
      closed = true
    })
    socket.once('data', () => {
      socket.write(WELCOME)
      socket.once('data', () => stop.abort())
    })
  })
  const started = Date.now()
  await attempt(at(server.port), stop.signal)
  assert.ok(Date.now() - started < 2_000)
  await until('the connection is closed', () => closed)
  await server.stop()
})
