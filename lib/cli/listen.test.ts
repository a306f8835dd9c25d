import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listenPlace, urlOf } from './listen'

type Case = [env: Record<string, string>, access: 'loopback' | 'public', expected: string]

const CASES: Case[] = [
  [{}, 'loopback', '127.0.0.1 3000'],
  [{ PORT: '', HOST: '' }, 'loopback', '127.0.0.1 3000'],
  [{ PORT: '8080', HOST: '::1' }, 'loopback', '::1 8080'],
  [{ HOST: '127.0.0.2' }, 'loopback', '127.0.0.2 3000'],
  [{ HOST: '0.0.0.0' }, 'public', '0.0.0.0 3000'],
  [{ HOST: '0.0.0.0' }, 'loopback', 'HOST=0.0.0.0 would open the board to the network'],
  [{ HOST: '::' }, 'loopback', 'HOST=:: would open the board to the network'],
  [{ HOST: '127.0.0.1.example.com' }, 'loopback', 'HOST=127.0.0.1.example.com would open the board'],
  [{ PORT: '0' }, 'loopback', 'PORT is "0"; it must be a number from 1 to 65535.'],
  [{ PORT: '65536' }, 'loopback', 'PORT is "65536"'],
  [{ PORT: '3e3' }, 'loopback', 'PORT is "3e3"'],
]

for (const [env, access, expected] of CASES) {
  test(`${JSON.stringify(env)} with access ${access}: ${expected}`, () => {
    const place = listenPlace(env, access)
    const said = 'message' in place ? place.message : `${place.host} ${place.port}`
    assert.ok(said.startsWith(expected), said)
  })
}

test('the address is one that a browser on this machine can open', () => {
  assert.deepEqual(
    ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].map(host => urlOf(host, 3000)),
    [
      'http://127.0.0.1:3000',
      'http://127.0.0.1:3000',
      'http://127.0.0.1:3000',
      'http://[::1]:3000',
      'http://localhost:3000',
    ],
  )
})
