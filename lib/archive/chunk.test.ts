import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutChunks, decodeChunk, encodeChunk, sizeOf } from './chunk'
import { packTimes, unpackTimes } from './line-times'
import { createRunLog } from './run-log'

const text = fc.string({ unit: 'binary', maxLength: 60 }).map(value => value.replaceAll('\n', ' '))
const time = fc.option(
  fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), fc.integer({ min: 0, max: 9 })).map(([nanos, digits]) => {
    const fraction = String(nanos).padStart(9, '0').slice(0, digits)
    return `2026-11-24T09:00:0${nanos % 10}${fraction && `.${fraction}`}Z`
  }),
  { nil: null },
)
const lines = fc.array(fc.record({ text, time }, { noNullPrototype: true }), { minLength: 1, maxLength: 80 })

test('times come back exactly as they were, with and without a fraction', () => {
  fc.assert(
    fc.property(fc.array(time, { minLength: 1 }), times => {
      assert.deepEqual(unpackTimes(packTimes(times)), times)
    }),
  )
})

test('however a log is split into writes and into chunks, the same lines come back', async () => {
  await fc.assert(
    fc.asyncProperty(lines, fc.array(fc.nat(80)), fc.integer({ min: 1, max: 500 }), async (written, cuts, most) => {
      const log = createRunLog({ bytes: 1 << 20, unstored: null })
      const places = [0, ...cuts.filter(cut => cut < written.length).sort((a, b) => a - b), written.length]
      for (const [index, place] of places.entries())
        log.append(written.slice(place, places[index + 1]).map(line => ({ ...line, masked: 0 })))
      const chunks = cutChunks(log.lines(), most)
      for (const chunk of chunks) {
        const bytes = chunk.reduce((sum, line) => sum + sizeOf(line), 0)
        assert.ok(bytes <= most || chunk.length === 1)
      }
      const read = (await Promise.all((await Promise.all(chunks.map(encodeChunk))).map(decodeChunk))).flat()
      assert.deepEqual(read, log.lines())
      assert.deepEqual(
        read.map(line => ({ text: line.text, time: line.time })),
        written,
      )
    }),
    { numRuns: 60 },
  )
})

test('a chunk never spans a gap, and knows its size as kubectl prints it', async () => {
  const line = (number: number) => ({ number, time: null, text: 'ö', level: 'info' as const })
  const chunks = cutChunks([line(1), line(2), line(5)])
  assert.deepEqual(
    chunks.map(chunk => chunk.map(({ number }) => number)),
    [[1, 2], [5]],
  )
  assert.equal((await encodeChunk(chunks[0] ?? [])).bytes, 6)
})

test('Flyway’s lines with their times take less than a quarter of their text', async () => {
  const written = Array.from({ length: 5_000 }, (_, index) => ({
    number: index + 1,
    time: `2026-11-24T09:00:${String(index % 60).padStart(2, '0')}.${String((index * 7_919_003) % 1e9).padStart(9, '0')}Z`,
    text: `Migrating schema "atp" to version "${index} - add column number ${(index * 7919) % 10007} to media" [non-transactional]`,
    level: 'migration' as const,
  }))
  const chunks = await Promise.all(cutChunks(written).map(encodeChunk))
  const stored = chunks.reduce((sum, { texts, times }) => sum + texts.length + times.length, 0)
  const raw = written.reduce((sum, line) => sum + sizeOf(line), 0)
  assert.ok(stored < raw / 4, `${stored} of ${raw}`)
})
