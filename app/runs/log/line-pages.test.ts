import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addLines, atNumber, type LinePages, linesBetween, missingPage, PAGE } from './line-pages'

const NONE: LinePages = new Map()
const line = (number: number) => atNumber({ number, time: null, text: `line ${number}`, level: 'info' })
const lines = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => line(from + i))
const numbers = (pages: LinePages, from: number, to: number) =>
  linesBetween(pages, { from, to }).map(({ number }) => number)

test('lines come back in their order across pages', () => {
  const pages = addLines(addLines(NONE, lines(1, PAGE - 1)), lines(PAGE, PAGE + 2))
  assert.deepEqual(numbers(pages, PAGE - 1, PAGE + 1), [PAGE - 1, PAGE, PAGE + 1])
})

test('a line that comes again is held once', () => {
  const pages = addLines(addLines(NONE, lines(1, 10)), lines(8, 12))
  assert.deepEqual(numbers(pages, 1, 20), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
})

test('more than 20,000 lines are never held, and the newest stay', () => {
  let pages = NONE
  for (let from = 1; from <= 100_000; from += PAGE) pages = addLines(pages, lines(from, from + PAGE - 1))
  const held = linesBetween(pages, { from: 1, to: 100_000 })
  assert.equal(held.length, 20_000)
  assert.equal(held.at(-1)?.number, 100_000)
})

test('a page that was fetched again outlives one that was not', () => {
  let pages = addLines(addLines(NONE, lines(1, PAGE)), lines(PAGE + 1, 2 * PAGE))
  pages = addLines(pages, lines(1, PAGE))
  for (let page = 2; page < 41; page++) pages = addLines(pages, [line(page * PAGE + 1)])
  assert.equal(numbers(pages, 1, PAGE).length, PAGE)
  assert.equal(numbers(pages, PAGE + 1, 2 * PAGE).length, 0)
})

test('the page that someone looks at stays while a flood goes by', () => {
  let pages = addLines(NONE, lines(1, PAGE))
  for (let page = 1; page < 100; page++) pages = addLines(pages, [line(page * PAGE + 1)], { from: 10, to: 60 })
  assert.equal(numbers(pages, 1, PAGE).length, PAGE)
})

test('the first page that lacks a line of a range is the one to ask for, once', () => {
  const pages = addLines(NONE, lines(1, PAGE + 3))
  assert.equal(missingPage(pages, { from: 1, to: PAGE + 3 }, new Set()), null)
  assert.equal(missingPage(pages, { from: 1, to: PAGE + 4 }, new Set()), 1)
  assert.equal(missingPage(pages, { from: 1, to: PAGE + 4 }, new Set([1])), null)
})

test('in whatever order batches come, what is held is what was sent', () => {
  const batch = fc.tuple(fc.integer({ min: 1, max: 4_000 }), fc.integer({ min: 0, max: 900 }))
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 8 }), batches => {
      const sent = new Set<number>()
      let pages = NONE
      for (const [from, more] of batches) {
        pages = addLines(pages, lines(from, from + more))
        for (const { number } of lines(from, from + more)) sent.add(number)
      }
      assert.deepEqual(
        numbers(pages, 1, 5_000),
        [...sent].sort((a, b) => a - b),
      )
    }),
  )
})
