import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutName, fillTemplate, sqlName } from './sql-name'

test('a name is in quotes only where it needs them', () => {
  assert.equal(sqlName('atp', 'media'), 'atp.media')
  assert.equal(sqlName('Odd "one"', 'order'), '"Odd ""one""" ."order"'.replace(' .', '.'))
})

test('a cut name is the beginning of the name, of at most 63 bytes, and no shorter than it must be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 90 }), name => {
      const cut = cutName(name)
      const bytes = Buffer.byteLength(cut)
      assert.ok(name.startsWith(cut))
      assert.ok(bytes <= 63)
      if (cut !== name) assert.ok(bytes + Buffer.byteLength([...name.slice(cut.length)][0] ?? '') > 63)
    }),
  )
})

test('without columns a template has no gap', () => {
  assert.equal(fillTemplate('{table}_{columns}_check', 'media', []), 'media_check')
  assert.equal(fillTemplate('{table}_{columns}_check', 'media', ['a', 'b']), 'media_a_b_check')
})
