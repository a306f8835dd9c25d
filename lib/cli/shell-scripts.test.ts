import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'

const skip = spawnSync('shellcheck', ['--version']).status === 0 ? false : 'shellcheck is not here'

test('shellcheck finds nothing in the shell scripts', { skip }, () => {
  const { stdout } = spawnSync('shellcheck', ['run-migration.sh', 'lib/cli/bundle.sh', '.ci/run'], { encoding: 'utf8' })
  assert.equal(stdout, '')
})
