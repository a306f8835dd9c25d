import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createLogReader } from './read-log'

const KNOWN = [
  ...['Flyway OSS Edition 13.0.0 by Redgate', 'Database: ******** (PostgreSQL 15.18)', '', '\r', '-----'],
  ...['Migrating schema "public" to version "1 - a"', 'Migrating schema "public" to version "2" [out of order]'],
  ...[
    'Migrating schema "public" with repeatable migration "v"',
    'Schema "public" is up to date. No migration necessary.',
  ],
  ...['ERROR: Migration of schema "public" to version "2" failed! Changes successfully rolled back.', 'ERROR: '],
  ...['ERROR: Failed to execute script V2__two.sql', 'Caused by: Failed to execute script V2__two.sql', 'DB: hello'],
  ...[
    'SQL State  : 42P01',
    'Message    : ERROR: no',
    '  Detail: d',
    'Line       : 4',
    'Statement  : SELECT',
    '\tat a.B',
  ],
  ...['Successfully applied 2 migrations to schema "public"', 'ERROR: Unexpected error', '[ERROR] x', 'SEVERE: y'],
  ...['Location   : sql/V2.sql (/sql/V2.sql)', 'ERROR: Skipping filesystem location: sql (not found)'],
]
const line = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...KNOWN) },
  fc.string({ unit: 'binary' }).map(text => text.replaceAll('\n', '')),
  fc.tuple(fc.constantFrom(...KNOWN), fc.string()).map(([known, more]) => (known + more).replaceAll('\n', '')),
)

test('any log is read without an error, and its parts agree', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), lines => {
      const reader = createLogReader()
      for (const text of lines) reader.push(text, null)
      const { steps, applied, failure, outcome, lines: count } = reader.reading()
      assert.equal(count, lines.length)
      assert.equal(applied.length, steps.filter(({ state }) => state === 'applied').length)
      assert.equal(outcome === 'failed', failure !== null)
      assert.ok(steps.slice(0, -1).every(({ state }) => state !== 'running'))
      assert.ok(!failure || (failure.logLine >= 1 && failure.logLine <= count))
    }),
    { numRuns: 2_000 },
  )
})

test('it does not matter how a log is cut into pushes, nor how often it is read in between', () => {
  const pieces = fc.array(fc.tuple(line, fc.boolean()), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(pieces, cut => {
      const whole = createLogReader()
      whole.push(`${cut.map(([text]) => text).join('\n')}\n`, 't')
      const pieced = createLogReader()
      let waiting: string[] = []
      const flush = () => waiting.length > 0 && pieced.push(waiting.join('\n'), 't')
      for (const [text, ends] of cut) {
        // One empty line alone is the same text as none.
        waiting.push(text)
        if (!ends || text === '') continue
        flush()
        waiting = []
        assert.equal(pieced.reading(), pieced.reading())
      }
      if (waiting.at(-1) === '') waiting.push('')
      flush()
      assert.deepEqual(pieced.reading(), whole.reading())
    }),
    { numRuns: 1_000 },
  )
})

/** Lines on which a careless pattern would go back and forth. */
const HOSTILE = [
  `Migrating schema "${'"" to version "'.repeat(20_000)}`,
  `Migrating schema "a" to version "1${' - "'.repeat(50_000)}x`,
  `ERROR: Migration of schema "a" to version "1${'" [out of order]'.repeat(20_000)}`,
  `ERROR: ${'Script x failed: '.repeat(20_000)}`,
  `ERROR: Unable to parse statement in ${' at line 1 col'.repeat(20_000)}`,
  `1:00:00 ${'a.'.repeat(100_000)}`,
  `Schema ${' is up to date. No migration necessary'.repeat(10_000)}`,
  `Database: ${'(PostgreSQL '.repeat(20_000)}`,
]
for (const text of HOSTILE) {
  test(`a long line is read in a moment: ${text.slice(0, 40)}`, () => {
    const reader = createLogReader()
    const start = performance.now()
    reader.push(text, null)
    reader.reading()
    assert.ok(performance.now() - start < 200)
  })
}
