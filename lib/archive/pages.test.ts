import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPages } from './pages'

const line = (number: number) => ({ number, time: null, text: '', level: 'info' as const })

test('many who read one log read each chunk once, and get the same arrays', async () => {
  const asked: number[] = []
  const page = createPages(async (_id, from) => {
    asked.push(from)
    return [[line(from)], [line(from + 1)], [line(from + 2)]]
  })
  const [one, other] = await Promise.all([page('a', 1), page('a', 1)])
  assert.equal(one, other)
  assert.equal((await page('a', 3))[0]?.number, 3)
  await page('a', 4)
  await page('b', 1)
  assert.deepEqual(asked, [1, 4, 1])
})

test('what is not there yet, or could not be read, is asked for again', async () => {
  const answers = [[], new Error('away'), [[line(1)]]]
  const page = createPages(async () => {
    const answer = answers.shift() ?? []
    if (answer instanceof Error) throw answer
    return answer
  })
  assert.deepEqual(await page('a', 1), [])
  await assert.rejects(page('a', 1))
  assert.equal((await page('a', 1)).length, 1)
})
