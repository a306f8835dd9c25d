import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Board, Environment, Migration } from '../board/schema'
import { type BoardChange, createFeed } from './feed'

const migration = (key: string, state = 'success'): Migration => ({
  key,
  version: key.slice(1),
  description: 'step',
  script: `${key}__step.sql`,
  type: 'SQL',
  category: 'Versioned',
  flywayState: 'Success',
  state,
  installedRank: Number(key.slice(1)),
  installedOn: null,
  installedBy: null,
  executionTime: null,
  checksum: null,
  scriptChecksum: null,
  marks: [],
})

const source = { state: 'ok', readAt: '2026-11-23T09:00:00.000Z', reason: null, nextTryAt: null } as const

const environment = (name: string, migrations: Migration[], part: Partial<Environment> = {}): Environment => ({
  name,
  project: null,
  stage: name,
  state: 'ok',
  version: { state: 'ok', current: '1', pending: 0, behind: null },
  run: null,
  failure: null,
  drift: { state: 'ok', history: 0, schema: null },
  scripts: null,
  runs: [],
  flywayError: null,
  access: null,
  rollout: null,
  sources: { history: source, scripts: source, kubernetes: source, sessions: source, schema: source },
  migrations,
  ...part,
})

const board = (...environments: Environment[]): Board => ({
  takenAt: '2026-11-23T09:00:01.000Z',
  verdict: { state: 'ok', text: 'Everything is migrated' },
  environments,
  findings: [],
})

function told(first: Board, ...next: Board[]): BoardChange[] {
  const feed = createFeed(first)
  const changes: BoardChange[] = []
  feed.follow(change => changes.push(change))
  for (const one of next) feed.publish(one)
  return changes
}

const rows = [migration('V1'), migration('V2')]

test('a later reading that says the same is no news', () => {
  const dev = environment('dev', rows)
  const later = { ...source, readAt: '2026-11-23T09:00:03.000Z' }
  assert.deepEqual(told(board(dev), board({ ...dev, sources: { ...dev.sources, history: later } })), [])
})

test('only the environment that changed is told, with the lines that changed', () => {
  const [dev, prod] = [environment('dev', rows), environment('prod', rows)]
  const changes = told(
    board(dev, prod),
    board(dev, environment('prod', [rows[0] as Migration, migration('V2', 'failed')])),
  )
  assert.equal(changes.length, 1)
  assert.equal(changes[0]?.event.environment.name, 'prod')
  assert.deepEqual(
    changes[0]?.event.changed.map(line => `${line.key} ${line.state}`),
    ['V2 failed'],
  )
})

test('a verdict that changes alone is told too', () => {
  const dev = environment('dev', rows)
  const changes = told(board(dev), { ...board(dev), verdict: { state: 'attention', text: 'dev needs a look' } })
  assert.deepEqual(
    changes.map(({ event }) => [event.verdict.text, event.changed]),
    [['dev needs a look', []]],
  )
})

test('a viewer who comes back gets what was missed, and null after too long', () => {
  const feed = createFeed(board(environment('dev', rows)))
  for (let version = 3; version <= 400; version++) {
    feed.publish(board(environment('dev', [...rows, migration(`V${version}`)])))
  }
  assert.equal(feed.sequence(), 398)
  assert.deepEqual(feed.changesSince(398), [])
  assert.deepEqual(
    feed.changesSince(396)?.map(change => change.sequence),
    [397, 398],
  )
  assert.equal(feed.changesSince(1), null)
  assert.equal(feed.changesSince(399), null)
})
