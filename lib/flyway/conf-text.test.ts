import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseConf } from './conf-text'

const CASES: [fact: string, text: string, settings: Record<string, string>][] = [
  ['name and value stand around =, : or a blank', 'a=1\nb : 2\nc 3\nd\n', { a: '1', b: '2', c: '3', d: '' }],
  ['# and ! begin a comment, # behind a value does not', '# a=1\n ! b=2\nc=3 # 4\n', { c: '3 # 4' }],
  ['a backslash is a backslash', 'a=C:\\temp\\new\nb=x\\ty', { a: 'C:\\temp\\new', b: 'x\\ty' }],
  ['a backslash at the end goes on in the next line', 'a=one,\\\n   two\r\nb=3', { a: 'one,two', b: '3' }],
  [
    'but not into the next setting, nor over an empty line',
    'flyway.a=C:\\\nflyway.b=2',
    { 'flyway.a': 'C:\\', 'flyway.b': '2' },
  ],
  ['an empty line ends a value', 'a=C:\\\n\nb=2', { a: 'C:\\', b: '2' }],
  ['a variable is expanded, one that is not there is nothing', `a=\${ONE}-\${TWO}-\${3.x}`, { a: `1--\${3.x}` }],
  ['the last one counts', 'a=1\na=2', { a: '2' }],
  ['= within a value is of the value', 'flyway.url=jdbc:x?a=b', { 'flyway.url': 'jdbc:x?a=b' }],
]
for (const [fact, text, settings] of CASES) {
  test(fact, () => assert.deepEqual(parseConf(text, { ONE: '1' }), settings))
}
