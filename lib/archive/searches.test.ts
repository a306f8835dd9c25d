import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cutLine } from './cut-line'
import { createRunLog } from './run-log'
import { type Page, readFound } from './search-lines'
import { createSearches } from './searches'

const wanted = (text: string, how = {}) => ({ text, matchCase: false, wholeWord: false, ...how })
const logOf = (texts: string[]) => {
  const log = createRunLog({ bytes: 1_000_000, unstored: null })
  log.append(texts.map(text => ({ time: null, text, masked: 0 })))
  return log
}
const sourceOf = (log: ReturnType<typeof logOf>) => ({ id: 'run', log, reader: null })

async function pageOf(texts: string[], around: number, page: Page) {
  const source = sourceOf(logOf(texts))
  const matches = await createSearches()(source, wanted('x'))
  const shown = matches.widen(around, texts.length)
  const { lines, first } = await readFound(source, shown, page)
  return { numbers: lines.map(({ number }) => number), first, matches: matches.length(), found: shown.length() }
}

test('matches, and the lines around them, are those of the whole log, wherever a page of them begins', async () => {
  const line = fc.constantFrom('x', 'an X and an x', '\u001b[31mx\u001b[0m', 'nothing', '')
  const page = fc.record({ skip: fc.nat(30), limit: fc.integer({ min: 1, max: 9 }) })
  const asked = fc.asyncProperty(fc.array(line), fc.nat(3), page, async (texts, around, { skip, limit }) => {
    const matches = texts.flatMap((text, index) => (/x/i.test(text) ? [index + 1] : []))
    const shown = texts.map((_, index) => index + 1).filter(at => matches.some(match => Math.abs(match - at) <= around))
    assert.deepEqual(await pageOf(texts, around, { skip, limit }), {
      numbers: shown.slice(skip, skip + limit),
      first: skip,
      matches: matches.length,
      found: shown.length,
    })
  })
  await fc.assert(asked)
})

test('the next match is found from a line on, the one before up to a line, each with its place', async () => {
  const texts = ['x', '', 'x', '', 'x']
  const from = (number: number, direction: 'forward' | 'backward') =>
    pageOf(texts, 0, { from: number, direction, limit: 1 })
  assert.deepEqual(await from(2, 'forward'), { numbers: [3], first: 1, matches: 3, found: 3 })
  assert.deepEqual(await from(4, 'backward'), { numbers: [3], first: 1, matches: 3, found: 3 })
  assert.deepEqual(await from(6, 'forward'), { numbers: [], first: 3, matches: 3, found: 3 })
})

test('what a live log has got since the last search is found by the same search, once', async () => {
  const log = logOf(['x'])
  const search = createSearches()
  for (let lines = 2; lines < 200; lines++) {
    log.append([{ time: null, text: lines % 2 ? 'x' : '', masked: 0 }])
    const [found, again] = await Promise.all([1, 2].map(() => search(sourceOf(log), wanted('x'))))
    assert.deepEqual([found?.length(), again?.length()], [Math.ceil(lines / 2), Math.ceil(lines / 2)])
  }
})

test('a search that could not be made is made by whoever asks next', async () => {
  const search = createSearches()
  const reader = { texts: () => Promise.reject(new Error('away')) }
  // Only what a search asks of a reader.
  const away = { ...sourceOf(logOf([])), reader: reader as never }
  await assert.rejects(search(away, wanted('x')), /away/)
  assert.equal((await search(sourceOf(logOf(['x'])), wanted('x'))).length(), 1)
})

test('a line of more than 64 KiB is handed out cut, with its length', () => {
  const line = { number: 1, time: null, level: 'info' as const }
  assert.deepEqual(cutLine({ ...line, text: 'x'.repeat(65_536) }).length, undefined)
  const { text, length } = cutLine({ ...line, text: 'x'.repeat(200_000) })
  assert.deepEqual([text.length, length], [65_536, 200_000])
})
