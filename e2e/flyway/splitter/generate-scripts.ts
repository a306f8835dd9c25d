// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are Flyway's placeholders
import fc, { type Arbitrary } from 'fast-check'
import { statement } from './generate-statements'
import * as words from './vocabulary'

/** Scripts of PostgreSQL's SQL, most of them well formed, some soup, some with a placeholder that has no value; the same for the same seed. */
export const generateScripts = (seed: number, count: number): string[] =>
  fc.sample(
    fc.oneof({ weight: 6, arbitrary: script }, { weight: 2, arbitrary: soup }, { weight: 1, arbitrary: incomplete }),
    { seed, numRuns: count },
  )

const joined = (...parts: Arbitrary<string>[]) => fc.tuple(...parts).map(texts => texts.join(''))
const one = (texts: string[]) => fc.constantFrom(...texts)
const many = (part: Arbitrary<string>, maxLength: number) => fc.array(part, { maxLength }).map(parts => parts.join(''))

const end = fc.oneof({ weight: 3, arbitrary: fc.constant(';\n') }, { weight: 2, arbitrary: one(words.ENDS) })
const copyOptions = one(['', ' WITH (FORMAT csv)', ' CSV HEADER', " DELIMITER ';'"])
const rows = many(
  one(words.ROWS).map(row => `${row}\n`),
  4,
)
const copyBlock = joined(
  one(words.NAMES).map(name => `COPY ${name} FROM STDIN`),
  copyOptions,
  fc.constant(';\n'),
  rows,
  one(words.TERMINATORS),
)
const piece = fc.oneof(
  { weight: 12, arbitrary: joined(statement, end) },
  { weight: 2, arbitrary: copyBlock },
  { weight: 2, arbitrary: joined(one(words.COMMENTS), one(['\n', '\n\n', '\r\n'])) },
)
const script = joined(
  fc.oneof({ weight: 12, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constant('\ufeff') }),
  many(piece, 8),
  fc.oneof(fc.constant(''), statement, one(words.COMMENTS)),
)
const soup = many(
  fc.oneof(
    one(words.MARKS),
    one([...words.SPACES, ' ', ' ', ' ']),
    one(words.WORDS),
    one([...words.NAMES, ...words.STRINGS, ...words.TAGS, ...words.COMMENTS, ...words.OPERATORS]),
  ),
  60,
)

const MISSING = '${missing}'

/** A placeholder without a value, somewhere in a long script; not behind COPY, whose data Flyway reads in a way that is not known here. */
const incomplete = fc
  .tuple(fc.array(script, { minLength: 1, maxLength: 8, size: 'max' }), fc.nat())
  .map(([scripts, place]) => {
    const text = scripts.join('\n')
    const at = place % (text.length + 1)
    return `${text.slice(0, at)}${MISSING}${text.slice(at)}`
  })
  .filter(text => !text.slice(0, text.indexOf(MISSING)).includes('STDIN'))
