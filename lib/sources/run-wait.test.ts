import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readWait } from './run-wait'

const now = new Date('2026-01-02T03:04:05Z')

test('a wait began when the server says, else when it was seen first', () => {
  assert.equal(readWait({ waiting: 'f', since: null }, '2026-01-01T00:00:00.000Z', now, 0), null)
  assert.equal(readWait(undefined, '2026-01-01T00:00:00.000Z', now, 0), null)
  const told = readWait({ waiting: 't', since: '2026-01-02T04:04:00.5+01:00' }, null, now, 0)
  assert.equal(told, '2026-01-02T03:04:00.500Z')
  const early = readWait({ waiting: 't', since: '2026-01-02T04:04:00.5+01:00' }, null, now, -60_000)
  assert.equal(early, '2026-01-02T03:05:00.500Z', 'the clock of the server is a minute late')
  assert.equal(readWait({ waiting: 't', since: null }, null, now, 0), '2026-01-02T03:04:05.000Z')
  assert.equal(readWait({ waiting: 't', since: null }, '2026-01-02T03:04:01.000Z', now, 0), '2026-01-02T03:04:01.000Z')
})
