import assert from 'node:assert/strict'
import { test } from 'node:test'
import { awaitsCatalog } from './awaits-catalog'
import { refreshAWhile } from './refresh-a-while'

test('a page that waits for a database which never answers is not rendered anew for ever', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  let rendered = 0
  refreshAWhile(() => rendered++)
  for (let second = 0; second < 120; second++) mock.timers.tick(1_000)
  assert.equal(rendered, 15)
})

test('a page that has what it waits for is rendered no more', ({ mock }) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  let rendered = 0
  const stop = refreshAWhile(() => rendered++)
  mock.timers.tick(2_000)
  stop()
  for (let second = 0; second < 120; second++) mock.timers.tick(1_000)
  assert.equal(rendered, 1)
})

const WAITS: [fact: string, waits: boolean, catalogAt: string | null, ending: object | null, newest: string][] = [
  ['of the newest run, whose failure stands', true, null, null, 'pod.c.1'],
  ['that was read', false, '2026-11-23T09:32:58.000Z', null, 'pod.c.1'],
  ['of a failure that is over', false, null, { text: 'V2 has a row of success now.' }, 'pod.c.1'],
  ['of a run that another one followed', false, null, null, 'pod.c.2'],
]
for (const [fact, waits, catalogAt, ending, newest] of WAITS)
  test(`whether there is a catalog to wait for: ${fact}`, () => {
    const found = { run: { id: 'pod.c.1' }, incident: { diagnosis: { catalogAt } }, ending }
    // Only these fields are looked at.
    assert.equal(awaitsCatalog(found as never, { run: { id: newest } } as never), waits)
  })
