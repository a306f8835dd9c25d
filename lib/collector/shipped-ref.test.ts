import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isShippedRef, shippedRef } from './shipped-ref'

const annotations = { 'example.com/commit': '4f1c9e2', empty: '' }

for (const [ref, image, named] of [
  ['{imageTag}', 'wst-flyway:v2026.11.2', 'v2026.11.2'],
  ['release/{imageTag}', 'registry:5000/team/wst-flyway:7', 'release/7'],
  ['{imageTag}', 'registry:5000/team/wst-flyway', null],
  ['{imageTag}', 'wst-flyway:7@sha256:abc', '7'],
  ['{imageTag}', 'wst-flyway@sha256:abc', null],
  ['{imageTag}', null, null],
  ['{annotation:example.com/commit}', null, '4f1c9e2'],
  ['{annotation:constructor}', 'x:1', null],
  ['{annotation:empty}', 'x:1', null],
  ['v{imageTag}-{annotation:example.com/commit}', 'x:1', 'v1-4f1c9e2'],
  ['main', 'x:1', 'main'],
] as const) {
  test(`of ${image ?? 'no image'} the ref ${ref} is ${named ?? 'unknown'}`, () => {
    assert.equal(shippedRef(ref, { image, annotations }), named)
    assert.equal(isShippedRef(ref), ref !== 'main')
  })
}
