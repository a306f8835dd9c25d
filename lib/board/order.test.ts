import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at } from './an-observation'
import { orderFindings } from './order'
import type { Finding } from './schema'

const finding = (
  kind: Finding['kind'],
  environment: string,
  seconds: number,
  severity: Finding['severity'] = 'warning',
) => ({
  id: `${kind}:${environment}:${seconds}`,
  kind,
  severity,
  environment,
  migration: null,
  title: '',
  detail: '',
  nextStep: '',
  attempts: null,
  since: at(seconds),
  href: '/',
})

test('worst class first, then the environment nearest to production, then the oldest; what is allowed comes last', () => {
  const expected = [
    finding('run-failed', 'prod', -5, 'critical'),
    finding('ghost-failure', 'staging', -900, 'critical'),
    finding('blocked', 'dev', -5),
    finding('silent-no-op', 'dev', -5),
    finding('not-permitted', 'dev', -5),
    finding('checksum-mismatch', 'prod', -60),
    finding('missing-script', 'prod', -5),
    finding('duplicate-version', 'dev', -5),
    finding('missing-script', 'prod', -5, 'notice'),
    finding('never-migrated', 'dev', -90, 'notice'),
  ]
  const names = ['dev', 'staging', 'prod']
  assert.deepEqual(orderFindings(expected.toReversed(), names), expected)
  assert.deepEqual(
    orderFindings(
      expected.toSorted((a, b) => a.id.localeCompare(b.id)),
      names,
    ),
    expected,
  )
})
