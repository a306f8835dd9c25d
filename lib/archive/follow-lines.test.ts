import assert from 'node:assert/strict'
import { test } from 'node:test'
import { followLines } from './follow-lines'
import { createRunLog, type StoredLine } from './run-log'

const append = (log: ReturnType<typeof createRunLog>, ...texts: string[]) =>
  log.append(texts.map(text => ({ time: null, text, masked: 0 })))
const aLog = () => createRunLog({ bytes: 1 << 20, unstored: null })
const { signal } = new AbortController()
const follow = (log: ReturnType<typeof createRunLog>, after = 0, until = signal) =>
  followLines({ id: 'a', log, reader: null }, after, until)

async function rest(lines: AsyncGenerator<readonly StoredLine[]>): Promise<string[]> {
  const texts: string[] = []
  for await (const batch of lines) texts.push(...batch.map(({ text }) => text))
  return texts
}

test('what is there comes first, then each batch as it comes, until the end', async () => {
  const log = aLog()
  append(log, 'one', 'two')
  const told = rest(follow(log, 1))
  append(log, 'three')
  await new Promise(setImmediate)
  append(log, 'four')
  log.complete('complete')
  assert.deepEqual(await told, ['two', 'three', 'four'])
})

test('all who keep up get the very same batches', async () => {
  const log = aLog()
  const [one, other] = [follow(log), follow(log)]
  const first = [one.next(), other.next()]
  await new Promise(setImmediate)
  append(log, 'one', 'two')
  const [here, there] = await Promise.all(first)
  assert.ok(here?.value && here.value === there?.value)
})

test('whoever takes nothing for long misses nothing, and the others do not wait', async () => {
  const log = aLog()
  const slow = follow(log)
  append(log, '1')
  await slow.next()
  const others = rest(follow(log))
  for (let n = 2; n <= 1_000; n++) append(log, String(n))
  log.complete('complete')
  const all = Array.from({ length: 1_000 }, (_, i) => String(i + 1))
  assert.deepEqual(await others, all)
  assert.deepEqual(await rest(slow), all.slice(1))
})

test('the signal ends a wait', async () => {
  const stop = new AbortController()
  const told = rest(follow(aLog(), 0, stop.signal))
  await new Promise(setImmediate)
  stop.abort()
  assert.deepEqual(await told, [])
})
