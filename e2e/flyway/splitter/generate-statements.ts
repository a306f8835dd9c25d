import fc, { type Arbitrary } from 'fast-check'
import * as words from './vocabulary'

const one = (texts: string[]) => fc.constantFrom(...texts)

const name = one(words.NAMES)
const gap = fc.oneof(
  { weight: 20, arbitrary: fc.constant(' ') },
  { weight: 4, arbitrary: one(words.SPACES) },
  { weight: 2, arbitrary: one(words.COMMENTS).map(comment => ` ${comment}\n`) },
)
const quoted = fc
  .tuple(one(words.TAGS), one(words.BODIES))
  .filter(([tag, body]) => !body.includes(tag))
  .map(([tag, body]) => `${tag}${body}${tag}`)
const value = fc.oneof(
  { weight: 4, arbitrary: one(words.STRINGS) },
  { weight: 2, arbitrary: quoted },
  { weight: 3, arbitrary: name },
  { weight: 3, arbitrary: one(words.NUMBERS) },
  { weight: 1, arbitrary: one(['$1', '$2 + $1', 'CASE 1 WHEN 2 THEN 3 END', '(SELECT CASE WHEN a THEN 1 END)']) },
)
const further = fc.tuple(gap, one(words.OPERATORS), gap, value).map(parts => parts.join(''))
const expression = fc.tuple(value, fc.array(further, { maxLength: 2 })).map(([first, rest]) => first + rest.join(''))

/** A statement of this form; `~` stands for white space that may be anything, comments too. */
function sql(parts: TemplateStringsArray, ...holes: Arbitrary<string>[]): Arbitrary<string> {
  const count = parts.join('').split('~').length - 1
  return fc.tuple(fc.array(gap, { minLength: count, maxLength: count }), fc.tuple(...holes)).map(([gaps, values]) => {
    let next = 0
    const spaced = parts.map(part => part.replaceAll('~', () => gaps[next++] ?? ' '))
    return spaced.map((part, at) => part + (values[at] ?? '')).join('')
  })
}

const query = fc.oneof(
  sql`SELECT~${expression}~FROM~${name}`,
  sql`select~${expression}`,
  sql`INSERT~INTO~${name}~VALUES~(${expression},~${expression})`,
  sql`UPDATE~${name}~SET~a~=~${expression}`,
  sql`(SELECT~${expression})~UNION~(SELECT~${expression})`,
)
const body = fc
  .array(
    query.map(text => `${text};`),
    { maxLength: 3 },
  )
  .map(queries => queries.join('\n'))

/** A statement without its delimiter. */
export const statement = fc.oneof(
  { weight: 8, arbitrary: query },
  { weight: 2, arbitrary: sql`DO~${quoted}` },
  { weight: 2, arbitrary: sql`CREATE~FUNCTION~${name}(a~int)~RETURNS~int~LANGUAGE~sql~AS~${quoted}` },
  { weight: 2, arbitrary: sql`CREATE~PROCEDURE~${name}()~BEGIN~ATOMIC~${body}~END` },
  {
    weight: 1,
    arbitrary: sql`CREATE~FUNCTION~f()~begin~atomic~SELECT~CASE~${name}~WHEN~1~THEN~CASE~WHEN~a~THEN~1~END~END;~END`,
  },
  { weight: 1, arbitrary: sql`CREATE~RULE~r~AS~ON~INSERT~TO~${name}~DO~ALSO~(${query};~${query};)` },
  { weight: 1, arbitrary: sql`CREATE~TABLE~${name}~(${name}~text~DEFAULT~${expression},~"end"~int)` },
  { weight: 1, arbitrary: sql`COMMENT~ON~TABLE~${name}~IS~${value}` },
  { weight: 1, arbitrary: sql`COPY~(${query})~TO~STDOUT` },
  { weight: 1, arbitrary: sql`COPY~${name}~FROM~'/f'` },
  { weight: 1, arbitrary: sql`PREPARE~p~AS~SELECT~$1,~$2` },
  { weight: 1, arbitrary: one(words.PLAIN) },
  { weight: 2, arbitrary: one(words.NON_TRANSACTIONAL) },
)
