import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aLog } from './a-log'
import { anObservation, aReading, aRun, aScript, at, NOW } from './an-observation'
import type { Observation, Workload } from './observation'
import { optionsOf, settleCompatibility } from './options-of'
import { takeSnapshot } from './snapshot'

const BANNERS = [
  ['7.15.0', '9.22'],
  ['9.22.3', '9.22'],
  ['10.22.0', '10.22'],
  ['11.20.3', '11.20'],
  ['12.11.0', '11.20'],
  ['13.12.0', '13'],
  ['14.0.0', '13'],
  [null, '13'],
] as const

for (const [flywayVersion, compatibility] of BANNERS) {
  test(`a log of ${flywayVersion ?? 'nobody knows which Flyway'} is answered as by ${compatibility}`, () => {
    const runs = [aRun('running', 1), aRun('failed', 0, { reading: aLog({ flywayVersion }) })]
    assert.equal(settleCompatibility({ compatibility: null, runs }), compatibility)
    assert.equal(optionsOf(anObservation('dev', { runs })).options.compatibility, compatibility)
  })
}

test('the configuration decides which Flyway it is', () => {
  const runs = [aRun('succeeded', 0, { reading: aLog({ flywayVersion: '13.0.0' }) })]
  assert.equal(settleCompatibility({ compatibility: '9.22', runs }), '9.22')
})

type Container = NonNullable<Workload['container']>

function settled(container: Partial<Container>, configured: Observation['configured'] = {}) {
  const whole = { image: null, args: [], env: {}, unknownEnv: [], ...container }
  return optionsOf(
    anObservation('dev', {
      configured,
      kubernetes: aReading({ found: true, pods: [], rollout: null, container: whole }),
    }),
  )
}

test('configuration, then arguments, then plain variables, then defaults', () => {
  const env = { FLYWAY_TARGET: '37', FLYWAY_TABLE: 'by_env', FLYWAY_OUT_OF_ORDER: 'true', FLYWAY_URL: 'jdbc:…' }
  const { options } = settled(
    { env, args: ['migrate', '-table=by_args', '-outOfOrder=false'] },
    { outOfOrder: true, baselineVersion: '5' },
  )
  assert.deepEqual(
    [options.outOfOrder, options.table, options.target, options.baselineVersion, options.mixed],
    [true, 'by_args', '37', '5', false],
  )
})

test('a target of the container puts what is above it above target, with no configuration', () => {
  const files = ['V1__a.sql', 'V2__b.sql', 'V3__c.sql', 'V37__x.sql', 'V38__y.sql'].map(path =>
    aScript(path, path, at(-1)),
  )
  const container = { image: null, args: [], env: { FLYWAY_TARGET: '37' }, unknownEnv: [] }
  const [environment] = takeSnapshot(
    [
      anObservation('dev', {
        scripts: aReading({ ref: null, commit: null, files }),
        kubernetes: aReading({ found: true, pods: [], rollout: null, container }),
      }),
    ],
    NOW,
    null,
  ).environments
  assert.deepEqual(
    environment?.migrations.slice(3).map(({ flywayState }) => flywayState),
    ['Pending', 'Above Target'],
  )
  assert.equal(environment?.version.pending, 1)
})

test('the options stay the same object while the container says the same', () => {
  const observation = anObservation('dev')
  const again = { ...observation, kubernetes: structuredClone(observation.kubernetes) }
  assert.equal(optionsOf(again), optionsOf(observation))
})

test('what the configuration and the container set differently is a conflict; what one of them sets is none', () => {
  const { conflicts, options } = settled(
    { env: { FLYWAY_TARGET: '37', FLYWAY_SCHEMAS: 'a, b', FLYWAY_MIXED: 'true' } },
    { target: '36', schemas: ['a', 'b'], table: 'other' },
  )
  assert.deepEqual(conflicts, [{ option: 'target', values: { configured: '36', container: '37' } }])
  assert.equal(options.target, '36')
})

test('values of placeholders and of initSql are in no conflict: they may be secrets', () => {
  const { conflicts, options } = settled(
    { env: { FLYWAY_PLACEHOLDERS_ENV: 'theirs', FLYWAY_PLACEHOLDERS_SAME: 'x' }, args: ['-initSql=SET a = 1'] },
    { placeholders: { Env: 'ours', same: 'x', own: 'y' }, initSql: 'SET a = 2' },
  )
  assert.deepEqual(conflicts, [
    { option: 'initSql', values: null },
    { option: 'placeholders.Env', values: null },
  ])
  assert.deepEqual(options.placeholders, { env: 'theirs', Env: 'ours', same: 'x', own: 'y' })
})

test('a conflict is a risk that says both values and by which the board goes', () => {
  const container = { image: null, args: ['-target=37'], env: {}, unknownEnv: [] }
  const kubernetes = aReading({ found: true, pods: [], rollout: null, container })
  const board = takeSnapshot([anObservation('dev', { configured: { target: '36?' }, kubernetes })], NOW, null)
  const [finding] = board.findings
  assert.deepEqual([finding?.kind, finding?.severity], ['risk', 'warning'])
  assert.equal(finding?.title, 'target is 36? in the configuration and 37 in the container.')
  assert.equal(board.environments[0]?.state, 'attention')
  assert.match(finding?.detail ?? '', /^The board answers by its configuration; the run goes by the container\.$/)
})

const HIDDEN = [
  ['FLYWAY_PLACEHOLDERS_ENV', ['env']],
  ['FLYWAY_PLACEHOLDERS_DB_*', ['db_*']],
  ['FLYWAY_PLACEHOLDERS_*', ['*']],
  ['FLYWAY_*', ['*']],
  ['*', ['*']],
  ['APP_*', []],
  ['FLYWAY_PASSWORD', []],
  ['FLYWAY_TARGET', []],
] as const

for (const [name, placeholders] of HIDDEN) {
  test(`${name} of a Secret may hold ${placeholders.length > 0 ? `the placeholders ${placeholders}` : 'no placeholder'}`, () =>
    assert.deepEqual(settled({ unknownEnv: [name] }).unknownPlaceholders, placeholders))
}

test('an option from a ConfigMap is said, unless the configuration or an argument sets it; credentials never are', () => {
  const unknownEnv = ['FLYWAY_TARGET', 'FLYWAY_OUT_OF_ORDER', 'FLYWAY_TABLE', 'FLYWAY_USER', 'FLYWAY_PASSWORD', 'HOME']
  const { hidden } = settled({ unknownEnv, args: ['-table=x'] }, { outOfOrder: true })
  assert.deepEqual(hidden, ['FLYWAY_TARGET'])
  const kubernetes = aReading({
    found: true,
    pods: [],
    rollout: null,
    container: { image: null, args: [], env: {}, unknownEnv },
  })
  const titles = takeSnapshot([anObservation('dev', { kubernetes })], NOW, null).findings.map(({ title }) => title)
  assert.deepEqual(titles, ['FLYWAY_TARGET, FLYWAY_OUT_OF_ORDER and FLYWAY_TABLE cannot be seen here.'])
})

test('nothing of how the container is started is on the board but options that contradict the configuration', () => {
  const container = {
    image: 'flyway',
    args: ['-password=s3cret-arg', '-placeholders.key=s3cret-placeholder', '-initSql=s3cret-sql', 'migrate'],
    env: { FLYWAY_URL: 'jdbc:postgresql://s3cret-host/x', FLYWAY_PASSWORD: 's3cret-env', TOKEN: 's3cret-token' },
    unknownEnv: [],
  }
  const configured = { placeholders: { key: 's3cret-ours' }, initSql: 's3cret-our-sql' }
  const kubernetes = aReading({ found: true, pods: [], rollout: null, container })
  const board = takeSnapshot([anObservation('dev', { configured, kubernetes })], NOW, null)
  assert.equal(board.findings.length, 2)
  assert.doesNotMatch(JSON.stringify(board), /s3cret/)
})

test('an argument or a variable that refers to a Secret is hidden, too, and is never taken for its value', () => {
  const args = ['-password=$(PASSWORD)', '-target=$(TARGET)', '-placeholders.Env=$(ENV)', 'migrate', '$(ALL)']
  const env = { FLYWAY_SCHEMAS: 'a,$(SCHEMA)', FLYWAY_TABLE: 'plain', FLYWAY_PLACEHOLDERS_X: '$(X)' }
  const { options, hidden, unknownPlaceholders } = settled({ args, env })
  assert.deepEqual([options.target, options.schemas, options.table, options.placeholders], [null, [], 'plain', {}])
  assert.deepEqual(hidden, ['FLYWAY_SCHEMAS', '-target'])
  assert.deepEqual(unknownPlaceholders, ['x', 'env'])
})

test('options are read from the command line of a shell, too', () => {
  const { options, hidden } = settled({ args: ['sh', '-c', 'exec flyway -target=37 -table="$TABLE" migrate'] })
  assert.deepEqual([options.target, options.table, hidden], ['37', 'flyway_schema_history', ['-table']])
})
