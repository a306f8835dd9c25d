import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anObservation, aReading, at, NOW } from './an-observation'
import type { Observation } from './observation'
import type { Right } from './schema'
import { takeSnapshot } from './snapshot'

const right = (resource: string, ...missing: string[]): Right => ({
  group: '',
  resource,
  verbs: ['get', 'list', 'watch'],
  missing,
})
const look = (rights: Right[], more: Partial<Observation> = {}) =>
  takeSnapshot([anObservation('prod', { access: { namespace: 'pgsql', rights }, ...more })], NOW, null)

test('a board that may do all that it asks says nothing', () => {
  assert.deepEqual(look([right('pods'), right('events')]).findings, [])
})

test('events that may not be read are said, with what stays unknown, and lead to the rule that is missing', () => {
  const board = look([right('pods'), right('events', 'list', 'watch')])
  const [finding] = board.findings
  assert.equal(finding?.kind, 'not-permitted')
  assert.equal(finding?.severity, 'warning')
  assert.equal(finding?.title, 'Kubernetes does not permit to list and watch events.')
  assert.match(finding?.detail ?? '', /only events tell of a missing volume/)
  assert.equal(finding?.href, '/environments/prod?panel=access')
  assert.equal(board.environments[0]?.state, 'attention')
})

test('a right that nothing needs today is a note, and takes no state away', () => {
  const board = look([right('pods', 'get')])
  assert.deepEqual([board.findings[0]?.severity, board.environments[0]?.state], ['notice', 'ok'])
})

test('a source that is refused as a whole says so once', () => {
  const failure = {
    code: 'not-permitted' as const,
    message: 'kubernetes does not permit the reading',
    since: at(-5),
    tries: 1,
  }
  const kubernetes = aReading(anObservation('x').kubernetes.value, { failure, bound: 45_000 })
  const { findings } = look([right('pods', 'list')], { kubernetes })
  assert.deepEqual(
    findings.map(({ kind, href }) => [kind, href]),
    [['not-permitted', '/environments/prod?panel=access']],
  )
})
