import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readConfigText } from './text'

const read = (source: string, env: Record<string, string> = {}) => readConfigText(source, env)

test('scalars are text as it is written; an empty one is null, a quoted empty one is not', () => {
  const { data } = read('a: 11.20\nb: 0x1F\nc: yes\nd:\ne: ""\nf: ~\ng: "~"')
  assert.deepEqual(data, { a: '11.20', b: '0x1F', c: 'yes', d: null, e: '', f: null, g: '~' })
})

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: variables as they stand in the file
const VARIABLES: [text: string, value: string | null, missing: number][] = [
  ['${SET}', 'here', 0],
  ['a${SET}b${SET}', 'aherebhere', 0],
  ['${ABSENT:-other}', 'other', 0],
  ['${EMPTY:-other}', 'other', 0],
  ['${ABSENT:-}', null, 0],
  ['$${SET}', '${SET}', 0],
  ['$SET', '$SET', 0],
  ['${ABSENT}', '${ABSENT}', 1],
  ['${EMPTY}', '${EMPTY}', 1],
  ['${ABSENT} ${EMPTY}', '${ABSENT} ${EMPTY}', 2],
]
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: variables as they stand in the file

for (const [text, value, missing] of VARIABLES) {
  test(`${text} becomes ${value}`, () => {
    const { data, mistakes } = read(`a: ${text}`, { SET: 'here', EMPTY: '' })
    assert.deepEqual(data, { a: value })
    assert.equal(mistakes.length, missing)
  })
}

test('a variable is filled in once: what it holds is no variable, no YAML, no alias', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable as it stands in the file
  const { data } = read('a: ${A}', { A: '${B}: *x # {' })
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a value as it is
  assert.deepEqual(data, { a: '${B}: *x # {' })
})

test('aliases and merges give values; a key that stands there wins over a merged one', () => {
  const { data } = read('base: &base { a: 1, b: 2 }\nx: { <<: *base, b: 3 }\ny: { <<: [{ a: 9 }, *base] }\nz: *base')
  assert.deepEqual(data, {
    base: { a: '1', b: '2' },
    x: { a: '1', b: '3' },
    y: { a: '9', b: '2' },
    z: { a: '1', b: '2' },
  })
})

test('a place has its line, in flow and block, and a place that is absent has that of its parent', () => {
  const { lineOf } = read('a:\n  - b: 1\n    c: { d: 2,\n      e: 3 }\n')
  assert.deepEqual(
    [['a'], ['a', 0, 'b'], ['a', 0, 'c', 'd'], ['a', 0, 'c', 'e'], ['a', 0, 'x'], ['z']].map(lineOf),
    [1, 2, 3, 4, 2, 1],
  )
})

test('__proto__ is a key like any other', () => {
  const { data } = read('__proto__: { polluted: yes }')
  assert.deepEqual(Object.keys(data as object), ['__proto__'])
  assert.equal(({} as { polluted?: string }).polluted, undefined)
})

test('an alias of nothing is a mistake', () => {
  assert.deepEqual(read('a: 1\nb: *nothing').mistakes, [
    { path: ['b'], line: 2, text: 'is an alias of nothing that stands before it' },
  ])
})

const HOSTILE: [what: string, source: string][] = [
  ['an alias that holds itself', 'a: &a [*a]'],
  ['a merge of itself', 'a: &a { <<: *a }'],
  ['a merge of itself twice', 'a: &a { <<: [*a, *a] }'],
  ['aliases that multiply', ['a0: &a0 [x]', ...nine(i => `a${i}: &a${i} [${list(`*a${i - 1}`)}]`)].join('\n')],
  [
    'merges that multiply',
    ['a0: &a0 { x: x }', ...nine(i => `a${i}: &a${i} { b: [${list(`*a${i - 1}`)}] }`)].join('\n'),
  ],
  ['brackets without end', '['.repeat(5_000)],
  ['a deep nest', `${'['.repeat(500)}${']'.repeat(500)}`],
]

for (const [what, source] of HOSTILE) {
  test(`${what} is a mistake, soon`, { timeout: 10_000 }, () => assert.ok(read(source).mistakes.length > 0))
}

function nine(line: (index: number) => string): string[] {
  return Array.from({ length: 9 }, (_, index) => line(index + 1))
}

function list(item: string): string {
  return Array(9).fill(item).join(', ')
}
