import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings, writeSetting } from './settings'

test('an address says how a log is shown', () => {
  assert.deepEqual(readSettings({ wrap: '0', ts: 'local', follow: '1' }), { wrap: false, time: 'local', follow: true })
})

test('what an address does not say, or says wrongly, is left to the page', () => {
  const nothing = { wrap: null, time: null, follow: null }
  assert.deepEqual(readSettings({}), nothing)
  assert.deepEqual(readSettings({ wrap: 'yes', ts: 'UTC', follow: '' }), nothing)
})

test('of a name that is there twice the first counts', () => {
  assert.equal(readSettings({ ts: ['start', 'off'] }).time, 'start')
})

test('a changed setting leaves the rest of the address alone', () => {
  assert.equal(writeSetting('?theme=dark&wrap=0', 'wrap', null), '?theme=dark')
  assert.equal(writeSetting('?theme=dark', 'ts', 'off'), '?theme=dark&ts=off')
  assert.equal(writeSetting('?follow=0', 'follow', null), '')
})
