import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { gather } from './gather'

test('what came in one turn is one piece', async () => {
  const stream = new PassThrough()
  const pieces: string[] = []
  const read = (async () => {
    for await (const piece of gather(stream)) pieces.push(String(piece))
  })()
  for (const text of ['a\n', 'b\n', 'c\n']) stream.write(text)
  await turn()
  await turn()
  stream.end('d\n')
  await read
  assert.equal(pieces.join(''), 'a\nb\nc\nd\n')
  assert.ok(pieces.length < 4)
})

test('what came before a stream broke is handed over, and then its error', async () => {
  const stream = new PassThrough()
  const pieces: string[] = []
  const read = (async () => {
    for await (const piece of gather(stream)) {
      pieces.push(String(piece))
      if (pieces.length > 1) continue
      // Several more in the very turn in which the connection is reset.
      setImmediate(() => {
        stream.write('b\n')
        stream.write('c\n')
        setImmediate(() => stream.destroy(new Error('reset')))
      })
    }
  })()
  stream.write('a\n')
  await assert.rejects(read, /reset/)
  assert.equal(pieces.join(''), 'a\nb\nc\n')
})
