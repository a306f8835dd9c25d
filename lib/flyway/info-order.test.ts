import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { aRow, aScript, infoOf, shown, withOptions } from './a-history'
import { computeInfo } from './info'
import { resolveScripts } from './resolve'

test('below the baseline first, then the rows by rank, then what waits, repeatables last', () => {
  const files = ['R__b', 'R__Z', 'V9', 'V10', 'V1', 'V2', 'B9']
  assert.deepEqual(shown(infoOf(files, ['2 BASELINE', 'R__old', '3']).lines), [
    '1 Below Baseline',
    '2 Ignored (Baseline)',
    '2 Baseline',
    'old Missing',
    '3 Missing',
    '9 Pending',
    '9 Ignored',
    '10 Pending',
    'Z Pending',
    'b Pending',
  ])
})

test('what was applied is told as the row tells it', () => {
  const [line] = infoOf(['V1.0__new_words.sql'], ['01']).lines
  assert.deepEqual([line?.version, line?.description, line?.resolved?.script], ['01', 'd', 'V1.0__new_words.sql'])
})

const number = fc.constantFrom('1', '2', '3', '10', '1.0', '2.1')
const name = fc.constantFrom('a', 'b', 'c')
const file = fc.oneof(
  number.map(version => `V${version}`),
  number.map(version => `B${version}`),
  name.map(description => `R__${description}`),
)
const row = fc.oneof(
  fc
    .tuple(number, fc.constantFrom('', ' BASELINE', ' SQL_BASELINE', ' DELETE', ' JDBC', ' UNDO_SQL', ' failed'))
    .map(parts => parts.join('')),
  fc.tuple(name, fc.constantFrom('', ' #7', ' DELETE', ' failed')).map(([of, more]) => `R__${of}${more}`),
  fc.constant('SCHEMA'),
)
const world = fc.record({
  files: fc.uniqueArray(file, { maxLength: 10 }),
  rows: fc.array(row, { maxLength: 10 }),
  target: fc.constantFrom(null, '2?', 'current', 'next'),
  outOfOrder: fc.boolean(),
})

test('every row is told once, but for DELETE rows of versions, and every script at least once', () => {
  fc.assert(
    fc.property(world, ({ files, rows, target, outOfOrder }) => {
      const { lines } = infoOf(files, rows, { target, outOfOrder })
      const ranks = lines.flatMap(({ applied }) => (applied ? [applied.installedRank] : []))
      const expected = rows.flatMap((text, index) => (/^\d.* DELETE$/.test(text) ? [] : [index + 1]))
      assert.deepEqual(ranks, expected)
      const told = new Set(lines.map(({ resolved }) => resolved?.script))
      for (const { script } of resolveScripts(
        files.map(of => aScript(of)),
        withOptions(),
      ).migrations) {
        const twin = /^[VB]1(\.0)?__/.test(script)
          ? [script.replace('1__', '1.0__'), script.replace('1.0__', '1__')]
          : []
        assert.ok(
          [script, ...twin].some(path => told.has(path)),
          script,
        )
      }
      assert.ok(lines.every(({ applied, resolved }) => applied ?? resolved))
    }),
    { numRuns: 2_000 },
  )
})

test('the order in which files and rows are handed over does not matter', () => {
  const shuffled = world
    .filter(({ files }) => new Set(files.map(of => of.replace(/1\.0$/, '1'))).size === files.length)
    .chain(of => {
      const rows = of.rows.map((text, index) => aRow(text, index + 1))
      const all = { minLength: of.files.length, maxLength: of.files.length }
      return fc.tuple(
        fc.constant({ ...of, rows }),
        fc.shuffledSubarray(of.files, all),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      )
    })
  fc.assert(
    fc.property(shuffled, ([{ files, rows, target, outOfOrder }, otherFiles, otherRows]) => {
      const options = withOptions({ target, outOfOrder })
      const infoFor = (paths: string[], history: typeof rows) => {
        const { migrations } = resolveScripts(
          paths.map(of => aScript(of)),
          options,
        )
        return computeInfo({ migrations, rows: history, options })
      }
      assert.deepEqual(infoFor(otherFiles, otherRows), infoFor(files, rows))
    }),
    { numRuns: 1_000 },
  )
})
