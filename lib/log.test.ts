import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

test('a line is JSON on standard error, without the secrets that a cause quotes', () => {
  const program = `
    const { createLog } = require('./lib/log.ts')
    const log = createLog(line => line.replaceAll('hunter2', '***'))
    log.warn({ environment: 'dev', err: new Error('cannot log in with hunter2') }, 'history refused the credentials')
  `
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', program], { encoding: 'utf8' })
  assert.equal(stdout, '')
  const line = JSON.parse(stderr)
  assert.deepEqual([line.environment, line.msg], ['dev', 'history refused the credentials'])
  assert.equal(line.err.message, 'cannot log in with ***')
  assert.ok(!stderr.includes('hunter2'))
})
