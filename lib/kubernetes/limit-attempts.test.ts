import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aRun } from '../board/an-observation'
import type { Attempt } from '../board/observation'
import { limitAttempts } from './limit-attempts'

const attemptsOf = (podUid: string, count: number) =>
  Array.from({ length: count }, (_, restart) => aRun('failed', restart, { podUid })).reverse()
const namesOf = (attempts: { podUid: string; restartCount: number }[]) =>
  attempts.map(({ podUid, restartCount }) => `${podUid}${restartCount}`).join(' ')

test('within the limit every attempt stays', () => {
  const attempts = attemptsOf('a', 3)
  assert.equal(limitAttempts(attempts, 3), attempts)
})

test('the oldest attempts go, but the first and the last of each pod stay', () => {
  assert.equal(namesOf(limitAttempts(attemptsOf('a', 9), 4)), 'a8 a7 a6 a0')
  assert.equal(namesOf(limitAttempts([...attemptsOf('b', 4), ...attemptsOf('a', 5)], 6)), 'b3 b2 b1 b0 a4 a0')
})

test('of more pods than there is room for the oldest go whole', () => {
  const attempts = [...attemptsOf('c', 2), ...attemptsOf('b', 1), ...attemptsOf('a', 3)]
  assert.equal(namesOf(limitAttempts(attempts, 3)), 'c1 c0 b0')
})

test('a crash loop that goes on is thinned again and again, and keeps where it began', () => {
  let attempts: Attempt[] = attemptsOf('a', 1)
  for (let restart = 1; restart < 50; restart++) {
    attempts = limitAttempts([aRun('failed', restart, { podUid: 'a' }), ...attempts], 5)
  }
  assert.equal(namesOf(attempts), 'a49 a48 a47 a46 a0')
})
