import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWait } from './run-wait'

const now = new Date('2026-01-02T03:04:05Z')

test('a wait began when the server says, else when it was seen first', () => {
  assert.equal(readWait({ waiting: 'f', since: null }, '2026-01-01T00:00:00.000Z', now), null)
  assert.equal(readWait(undefined, '2026-01-01T00:00:00.000Z', now), null)
  const told = readWait({ waiting: 't', since: '2026-01-02T04:04:00.5+01:00' }, null, now)
  assert.equal(told, '2026-01-02T03:04:00.500Z')
  assert.equal(readWait({ waiting: 't', since: null }, null, now), '2026-01-02T03:04:05.000Z')
  assert.equal(readWait({ waiting: 't', since: null }, '2026-01-02T03:04:01.000Z', now), '2026-01-02T03:04:01.000Z')
})
