import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Source } from '@/lib/board/schema'
import { lookOfSource, type SourceName, saySources } from './source-words'

const OK: Source = { state: 'ok', readAt: '2026-11-23T09:32:58Z', reason: null, nextTryAt: null }
const sources = (change: Partial<Record<SourceName, Partial<Source>>>) => {
  const off = { ...OK, state: 'off', readAt: null } as const
  const all = { history: OK, scripts: OK, kubernetes: OK, sessions: off, schema: off }
  for (const [name, part] of Object.entries(change)) Object.assign(all, { [name]: { ...OK, ...part } })
  return all
}

test('where all is read, what is not observed is still said', () => {
  assert.equal(saySources(sources({})), '3 read, sessions and schema not observed')
  assert.equal(saySources(sources({ sessions: {}, schema: {} })), '5 read')
})

test('what is not read is named before anything else', () => {
  assert.equal(saySources(sources({ history: { state: 'failed' } })), 'History not read')
  assert.equal(
    saySources(sources({ kubernetes: { state: 'failed' }, scripts: { state: 'stale' } })),
    'Scripts and Kubernetes not read',
  )
})

test('a source that was not asked yet is not late', () => {
  assert.equal(lookOfSource({ ...OK, state: 'stale', readAt: null }).word, 'Not read yet')
  assert.equal(lookOfSource({ ...OK, state: 'stale' }).word, 'Late')
})
