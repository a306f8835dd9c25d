import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MigrationAcross } from '@/lib/board/answers'
import type { Migration } from '@/lib/board/schema'
import { currentLine, sayAcross } from './across-words'
import { scriptVersions } from './texts'

const LINE: Migration = {
  key: 'V21',
  version: '21',
  description: 'engineered feature checks',
  script: 'V21__engineered_feature_checks.sql',
  type: 'SQL',
  category: 'Versioned',
  flywayState: 'Success',
  state: 'success',
  installedRank: 22,
  installedOn: '2026-11-10T08:30:17Z',
  installedBy: 'flyway',
  executionTime: 311,
  checksum: 1,
  scriptChecksum: 1,
  marks: [],
}
type Place = MigrationAcross['environments'][number]
const place = (environment: string, line: Partial<Migration> | null, text: string | null = 'SELECT 1;'): Place => ({
  environment,
  lines: line === null ? [] : [{ ...LINE, ...line }],
  script: text === null ? null : { path: LINE.script, text, problem: null },
})
const say = (...environments: Place[]) => sayAcross({ key: 'V21', environments })

test('where all is alike it is said once', () => {
  assert.equal(say(place('dev', {}), place('staging', {}), place('prod', {})), 'Applied in dev, staging and prod.')
})

test('each state is said with its environments, in promotion order', () => {
  const pending = { state: 'pending', flywayState: 'Pending' }
  const ghost = { state: 'failed', flywayState: 'Pending', marks: ['ghost-failure'] }
  assert.equal(
    say(place('dev', {}), place('staging', pending), place('prod', ghost)),
    'Applied in dev, pending in staging, failed without a row in prod.',
  )
})

test('an environment that ships another text is named', () => {
  const drift = { state: 'checksum-drift' }
  assert.equal(
    say(place('dev', {}), place('staging', drift, 'SELECT 2;'), place('prod', {})),
    'Applied in dev and prod, edited after it was applied in staging. staging ships another text than dev and prod.',
  )
})

test('an environment without row and file has it not', () => {
  assert.equal(say(place('dev', {}), place('prod', null, null)), 'Applied in dev, not in prod.')
})

test("a state that has no word of ours is said in Flyway's", () => {
  assert.equal(say(place('dev', { state: 'above-target', flywayState: 'Above Target' })), 'Above target in dev.')
})

test('of several lines of one key the last counts', () => {
  const lines = [
    { ...LINE, installedRank: 3 },
    { ...LINE, installedRank: null },
  ]
  assert.equal(currentLine({ environment: 'dev', lines, script: null })?.installedRank, null)
})

test('environments with the same text are told together', () => {
  const environments = [place('dev', {}, 'a'), place('staging', {}, 'b'), place('prod', {}, 'a')]
  assert.deepEqual(
    scriptVersions({ key: 'V21', environments }).map(version => version.environments),
    [['dev', 'prod'], ['staging']],
  )
})
