import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mistakeOfArguments, repeatedSetting, splitArguments } from './arguments'

const KNOWN = new Set(['info', '-X'])

test('words are commands, what begins with a dash is a flag or, with =, a setting', () => {
  assert.deepEqual(splitArguments(['-X', 'info', '-table=a=b', ' ', '-q', 'validate', '-empty=']), {
    commands: ['info', 'validate'],
    flags: ['-X', '-q'],
    settings: { table: 'a=b', empty: '' },
  })
})

test('what is neither known nor a setting is named', () => {
  assert.equal(mistakeOfArguments(['info', '-X', '-a=b'], KNOWN), null)
  assert.equal(mistakeOfArguments(['info', '-Y'], KNOWN), 'Invalid flag: -Y')
  assert.equal(mistakeOfArguments(['infos', '-Y'], KNOWN), 'Invalid flag: infos')
  assert.match(mistakeOfArguments(['-table', '=', 'x'], KNOWN) ?? '', /^Invalid configuration argument: -table\. /)
})

test('a setting that is given twice is said with its values, a password without', () => {
  assert.equal(repeatedSetting(['-a=1', '-b=2']), null)
  const said = 'java.lang.IllegalStateException: Duplicate key flyway.a (attempted merging values 1 and 2)'
  assert.equal(repeatedSetting(['-a=1', 'info', '-a=2']), said)
  assert.equal(repeatedSetting(['-password=1', '-password=2'])?.includes('values'), false)
})
