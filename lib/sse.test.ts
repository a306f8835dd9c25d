import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type EventSink, eventStream } from './sse'

const MEGABYTE = new Uint8Array(1 << 20)
const state = async (promise: Promise<void>) => {
  let is = 'waits'
  void promise.then(() => (is = 'resolved'))
  await new Promise(setImmediate)
  return is
}

test('what was sent is taken when the viewer reads it, or leaves', async () => {
  const opened: EventSink[] = []
  const leaving = new AbortController()
  const response = eventStream(leaving.signal, sink => {
    opened.push(sink)
    return () => {}
  })
  const [sink = assert.fail()] = opened
  const reader = response.body?.getReader() ?? assert.fail()
  assert.equal(await state(sink.taken()), 'resolved')
  sink.send(MEGABYTE)
  const taken = sink.taken()
  assert.equal(await state(taken), 'waits')
  await reader.read()
  await reader.read()
  assert.equal(await state(taken), 'resolved')
  sink.send(MEGABYTE)
  const left = sink.taken()
  leaving.abort()
  assert.equal(await state(left), 'resolved')
})
