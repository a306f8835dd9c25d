import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { applyChanges, computeChanges, lineId } from './changes'
import type { Migration } from './schema'

const line = fc.record({
  key: fc.constantFrom('V1', 'V2', 'V2.1', 'V3', 'R__view', 'schema@0'),
  installedRank: fc.option(fc.integer({ min: 0, max: 4 })),
  state: fc.constantFrom('pending', 'success', 'failed'),
  marks: fc.subarray(['ghost-failure', 'retrying']),
})

const lines = fc.uniqueArray(
  line.map(
    (part): Migration => ({
      ...part,
      version: null,
      description: '',
      script: '',
      type: 'SQL',
      category: 'Versioned',
      flywayState: 'Success',
      installedOn: null,
      installedBy: null,
      executionTime: null,
      checksum: null,
      scriptChecksum: null,
    }),
  ),
  { selector: lineId },
)

test('what changed, applied to the lines before, gives the lines after in their order', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      assert.deepEqual(applyChanges(before, computeChanges(before, after)), after)
    }),
    { numRuns: 2_000 },
  )
})

test('equal lines in new objects are no change', () => {
  fc.assert(
    fc.property(lines, before => {
      assert.deepEqual(computeChanges(before, structuredClone(before)), { changed: [], removed: [] })
    }),
  )
})

test('one changed cell travels alone, without the order', () => {
  fc.assert(
    fc.property(lines, fc.nat(), (before, pick) => {
      fc.pre(before.length > 0)
      const index = pick % before.length
      const after = before.map((one, place) => (place === index ? { ...one, state: 'blocked' } : one))
      assert.deepEqual(computeChanges(before, after), { changed: [after[index]], removed: [] })
    }),
  )
})
