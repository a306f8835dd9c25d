import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings, writeSetting } from './settings'

const NOTHING = { wrap: null, time: null, follow: null, search: '', mode: null, matchCase: null, wholeWord: null }

test('an address says how a log is shown, and what is looked for in it', () => {
  assert.deepEqual(readSettings({ wrap: '0', ts: 'local', follow: '1' }), {
    ...NOTHING,
    wrap: false,
    time: 'local',
    follow: true,
  })
  assert.deepEqual(readSettings({ q: 'Error', mode: 'filter', case: '1', word: '0' }), {
    ...NOTHING,
    search: 'Error',
    mode: 'filter',
    matchCase: true,
    wholeWord: false,
  })
})

test('what an address does not say, or says wrongly, is left to the page', () => {
  assert.deepEqual(readSettings({}), NOTHING)
  assert.deepEqual(readSettings({ wrap: 'yes', ts: 'UTC', follow: '', mode: 'hide', case: 'no' }), NOTHING)
})

test('of a name that is there twice the first counts', () => {
  assert.equal(readSettings({ ts: ['start', 'off'] }).time, 'start')
})

test('a changed setting leaves the rest of the address alone', () => {
  assert.equal(writeSetting('?theme=dark&wrap=0', 'wrap', null), '?theme=dark')
  assert.equal(writeSetting('?theme=dark', 'ts', 'off'), '?theme=dark&ts=off')
  assert.equal(writeSetting('?follow=0', 'follow', null), '')
})
