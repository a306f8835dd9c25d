import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUSE } from '../settings/settings'
import { EMPTY_STATE, type State } from './state'
import { isUtcForm, judgeTimeZone } from './timestamps'

test('the UTC form is known as PostgreSQL prints it, in any case of utc', () => {
  for (const form of [
    "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC'::text)",
    "(now() AT TIME ZONE 'utc'::text)",
    "timezone('Utc'::text, now())",
    "(clock_timestamp() AT TIME ZONE 'UTC'::text)",
  ])
    assert.ok(isUtcForm(form), form)
  for (const form of ['now()', 'CURRENT_TIMESTAMP', "(now() AT TIME ZONE 'CET'::text)", "('x'::text || now())"])
    assert.ok(!isUtcForm(form), form)
})

const table = (name: string, id = '1'): State['relations'][number] => ({
  id,
  schema: 'atp',
  name,
  kind: 'r',
  partition: false,
  comment: null,
  columns: [
    {
      id: `${id}.1`,
      name: 'created_at',
      type: 'timestamp with time zone',
      category: 'D',
      notNull: true,
      default: "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC'::text)",
      given: false,
      comment: null,
      domainChecks: [],
    },
  ],
})

const zones = (state: Partial<State>) =>
  judgeTimeZone({ ...EMPTY_STATE, ...state }, HOUSE, new Map()).map(({ message }) => message)

test('a database whose time zone no script sets is told once, at the oldest column that depends on it', () => {
  const [first, ...more] = zones({ relations: [table('media', '20'), table('training', '10')] })
  assert.match(
    first ?? '',
    /default of atp\.training\.created_at is right only where the time zone of the session is UTC/,
  )
  assert.match(first ?? '', /ALTER DATABASE %I SET timezone TO %L/)
  assert.deepEqual(more, [])
})

test('with UTC set for the database all is well; without such a column nothing is asked', () => {
  assert.deepEqual(zones({ relations: [table('media')], zones: [{ role: null, zone: 'UTC' }] }), [])
  assert.deepEqual(zones({}), [])
})
