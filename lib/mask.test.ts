import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMask, MASK } from './mask'

const mask = createMask(['s3cret-value', 's3cret-value-longer', 'abc'], { rowValues: false })

const CASES: [string, string, number][] = [
  ['nothing to hide', 'nothing to hide', 0],
  ['using s3cret-value-longer twice s3cret-value', `using ${MASK} twice ${MASK}`, 2],
  ['jdbc:postgresql://app:hunter22@db/atp', `jdbc:postgresql://app:${MASK}@db/atp`, 1],
  ['password=hunter22&ssl=true', `password=${MASK}&ssl=true`, 1],
  ['FLYWAY_PASSWORD: hunter22', `FLYWAY_PASSWORD: ${MASK}`, 1],
  ['abc is too short to be a secret', 'abc is too short to be a secret', 0],
  ['Detail: Key (id)=(1) already exists.', 'Detail: Key (id)=(1) already exists.', 0],
]

for (const [text, expected, masked] of CASES) {
  test(`masks ${JSON.stringify(text)}`, () => assert.deepEqual(mask(text), { text: expected, masked }))
}

test('row values are hidden only where people may not see them', () => {
  const strict = createMask([], { rowValues: true })
  assert.equal(
    strict('Detail: Failing row contains (7, Metropolis, 1).').text,
    `Detail: Failing row contains (${MASK}).`,
  )
  assert.equal(strict('Key (imdb_id)=(tt0017136) already exists.').text, `Key (imdb_id)=(${MASK}) already exists.`)
})

test('a line of a megabyte is masked in time that grows with its length alone', () => {
  const long = 'a:'.repeat(500_000)
  assert.equal(mask(long).masked, 0)
})
