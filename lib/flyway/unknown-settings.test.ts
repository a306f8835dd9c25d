import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeUnknown } from './unknown-settings'

test('a setting that is nearly one gets those that it may have been', () => {
  assert.equal(
    describeUnknown(['outOfOrdr'], 'toml', '10.22'),
    'Failed to configure parameters:\n\tParameter: flyway.outOfOrdr\n\t\tPossible values:\n\t\t- flyway.outOfOrder',
  )
  assert.equal(
    describeUnknown(['outOfOrdr'], 'toml', '13'),
    "Failed to configure parameters:\n\tUnknown: 'flyway.outOfOrdr'. Possible values: flyway.outOfOrder?\n",
  )
})

test('one that is like none gets advice', () => {
  assert.equal(describeUnknown(['xyz'], 'toml', '11.20'), 'Failed to configure parameters:\n\tParameter: flyway.xyz')
  assert.match(describeUnknown(['xyz'], 'toml', '13'), /'flyway\.xyz'\. Check the parameter spelling and ensure Flyway/)
})

test('beside flyway.conf the names stand in one line', () => {
  const end = 'Please check your conf files or commandline parameters'
  assert.equal(describeUnknown(['a'], 'conf', '9.22'), `Unknown configuration property: flyway.a. ${end}`)
  assert.equal(describeUnknown(['a', 'b'], 'conf', '13'), `Unknown configuration properties: flyway.a,flyway.b. ${end}`)
})
