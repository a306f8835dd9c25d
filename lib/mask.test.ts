import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMask, MASK } from './mask'

const mask = createMask(['s3cret-value', 's3cret-value-longer', 'abc'], { rowValues: false })

const CASES: [string, string, number][] = [
  ['nothing to hide', 'nothing to hide', 0],
  ['using s3cret-value-longer twice s3cret-value', `using ${MASK} twice ${MASK}`, 2],
  ['jdbc:postgresql://app:hunter22@db/atp', `jdbc:postgresql://${MASK}@db/atp`, 1],
  ['password=hunter22&ssl=true', `password=${MASK}&ssl=true`, 1],
  ['cloned https://hunter22@git.example.com/atp.git', `cloned https://${MASK}@git.example.com/atp.git`, 1],
  ['postgresql://db:5432/atp?user=app', 'postgresql://db:5432/atp?user=app', 0],
  ['http://db/a and mail to me@example.com', 'http://db/a and mail to me@example.com', 0],
  ["host=db password='two words' user=app", `host=db password='${MASK}' user=app`, 1],
  ['token: "two words"', `token: "${MASK}"`, 1],
  ["CREATE ROLE app LOGIN PASSWORD 'it''s' NOINHERIT;", `CREATE ROLE app LOGIN PASSWORD '${MASK}' NOINHERIT;`, 1],
  ['Authorization: Bearer abcdefgh.ijkl', `Authorization: Bearer ${MASK}`, 1],
  ['"password": "hunter22", "x": 1', `"password": "${MASK}", "x": 1`, 1],
  ["password='cut off", `password='${MASK}`, 1],
  ['password authentication failed for user "app"', 'password authentication failed for user "app"', 0],
  ['FLYWAY_PASSWORD: hunter22', `FLYWAY_PASSWORD: ${MASK}`, 1],
  ['abc is too short to be a secret', 'abc is too short to be a secret', 0],
  ['Detail: Key (id)=(1) already exists.', 'Detail: Key (id)=(1) already exists.', 0],
]

for (const [text, expected, masked] of CASES) {
  test(`masks ${JSON.stringify(text)}`, () => assert.deepEqual(mask(text), { text: expected, masked }))
}

const ROWS: [string, string][] = [
  ['Detail: Failing row contains (7, Metropolis (1927), 1).', `Detail: Failing row contains (${MASK}).`],
  ['Detail: Failing row contains (7, a value of two lines:', `Detail: Failing row contains (${MASK}`],
  ['Detail: Key (imdb_id)=(tt0017136) already exists.', `Detail: Key (imdb_id)=(${MASK}) already exists.`],
  [
    'Detail: Key (a, b)=(1, x (y) z) is not present in table "media".',
    `Detail: Key (a, b)=(${MASK}) is not present in table "media".`,
  ],
  ['Key (during)=([1,3)) conflicts with existing key (during)=([2,4)).', `Key (during)=(${MASK}).`],
  ['Detail: Schlüssel »(a)=(1)« existiert bereits.', `Detail: Schlüssel »(a)=(${MASK})« existiert bereits.`],
]

for (const [text, expected] of ROWS) {
  test(`row values are hidden where people may not see them: ${text}`, () => {
    assert.equal(createMask([], { rowValues: true })(text).text, expected)
    assert.equal(createMask([], { rowValues: false })(text).text, text)
  })
}

test('a secret that holds another is hidden as a whole, whatever characters are in it', () => {
  const hidden = createMask(['a.*b', 'a.*b$&c'], { rowValues: false })
  assert.deepEqual(hidden('x a.*b$&c y a.*b'), { text: `x ${MASK} y ${MASK}`, masked: 2 })
})

for (const part of ['a:', 'a://', 'password ', "password '", '(a)=(', 'token=', 'eyJ', 'Failing row contains (']) {
  test(`a megabyte of ${part} is masked in time that grows with its length alone`, { timeout: 5_000 }, () => {
    const strict = createMask(['s3cret-value'], { rowValues: true })
    const long = part.repeat(1_000_000 / part.length)
    assert.ok(strict(`${long} s3cret-value`).text.endsWith(MASK) || strict(long).masked > 0)
  })
}
