import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readView, writeView } from './view'

const read = (query: string) => readView(new URLSearchParams(query))

test('what is written is read again', () => {
  const view = {
    states: ['failed', 'pending'],
    env: 'prod',
    q: 'media & more',
    sel: { env: 'prod', key: 'V2.1' },
    open: ['V1-V19', 'R'],
    wall: true,
    all: true,
  }
  assert.deepEqual(read(writeView('', view)), view)
})

test('an address without a view is the whole board, folded', () => {
  assert.deepEqual(read(''), { states: [], env: null, q: '', sel: null, open: [], wall: false, all: false })
})

test('a selected cell is an environment, a dot and a key, both of which may have dots', () => {
  assert.deepEqual(read('sel=prod.V24').sel, { env: 'prod', key: 'V24' })
  assert.deepEqual(read('sel=eu.prod.V2.1').sel, { env: 'eu.prod', key: 'V2.1' })
  assert.deepEqual(read('sel=R__view').sel, { env: null, key: 'R__view' })
  assert.equal(read('sel=nonsense').sel, null)
})

test('a change leaves alone what it does not name, and what this page does not know', () => {
  assert.equal(writeView('?theme=dark&state=failed', { env: 'dev' }), '?theme=dark&state=failed&env=dev')
  assert.equal(writeView('?theme=dark&state=failed', { states: [] }), '?theme=dark')
  assert.equal(writeView('?state=failed', { states: [] }), '')
})

test('commas stay legible in an address', () => {
  assert.equal(writeView('', { states: ['failed', 'pending'] }), '?state=failed,pending')
})
