import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allowedHost } from './hosts'

const board = { url: 'https://migrations.example.com', hosts: ['board.internal:8443'] }

const CASES: [string | null, boolean][] = [
  ['127.0.0.1:3000', true],
  ['localhost', true],
  ['[::1]:3000', true],
  ['migrations.example.com', true],
  ['MIGRATIONS.example.com:443', true],
  ['board.internal', true],
  ['evil.example.com', false],
  ['migrations.example.com.evil.test', false],
  ['127.0.0.1.evil.test', false],
  ['localhost.', true],
  ['localhost@evil.example.com', false],
  ['evil.example.com#localhost', false],
  ['localhost, evil.example.com', false],
  ['localhost:3000:80', false],
  ['sub.migrations.example.com', false],
  ['[::1].evil.test', false],
  ['', false],
  [null, false],
]

for (const [host, expected] of CASES) {
  test(`a request for ${host ?? 'no host'} is ${expected ? 'answered' : 'refused'}`, () => {
    assert.equal(allowedHost(host, board), expected)
  })
}
