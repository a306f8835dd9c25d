import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseJdbcUrl } from './jdbc-url'

const read = (url: string, user: string | null = 'u', password: string | null = null) => {
  const server = parseJdbcUrl(url, user, password)
  return server && [server.host, server.port, server.database, server.user, server.password]
}

const ADDRESSES: [url: string, server: ReturnType<typeof read>][] = [
  ['jdbc:postgresql://h:5433/d', ['h', 5433, 'd', 'u', null]],
  ['jdbc:postgresql://h/d', ['h', 5432, 'd', 'u', null]],
  ['jdbc:postgresql://h/', ['h', 5432, 'u', 'u', null]],
  ['jdbc:postgresql:d', ['localhost', 5432, 'd', 'u', null]],
  ['jdbc:postgresql://[::1]:5433/d', ['::1', 5433, 'd', 'u', null]],
  ['postgres://other:p%40ss@h/a%20b', ['h', 5432, 'a b', 'u', 'p@ss']],
  ['jdbc:postgresql://h/d?password=p%26q', ['h', 5432, 'd', 'u', 'p&q']],
  ['jdbc:mysql://h/d', null],
  ['nonsense', null],
]

for (const [url, server] of ADDRESSES)
  test(`${url} is ${server ? 'an address' : 'no address of PostgreSQL'}`, () => {
    assert.deepEqual(read(url), server)
  })

test('user and password that are given go before those of the address', () => {
  assert.deepEqual(read('jdbc:postgresql://h/d?user=a&password=b', null), ['h', 5432, 'd', 'a', 'b'])
  assert.deepEqual(read('jdbc:postgresql://h/d?user=a&password=b', 'c', 'e'), ['h', 5432, 'd', 'c', 'e'])
  assert.equal(read('jdbc:postgresql://h/d', null), null)
})

test('encryption, name and search path are taken from the address', () => {
  const server = parseJdbcUrl(
    'jdbc:postgresql://h/d?sslmode=verify-full&ApplicationName=mine&currentSchema=a,b',
    'u',
    null,
  )
  assert.deepEqual([server?.ssl, server?.applicationName, server?.searchPath], ['verified', 'mine', 'a,b'])
  assert.equal(parseJdbcUrl('jdbc:postgresql://h/d?sslmode=require', 'u', null)?.ssl, 'any')
})
