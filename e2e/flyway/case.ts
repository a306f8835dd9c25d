import fc from 'fast-check'
import type { FlywayOptions } from '../../lib/flyway/options'

/** A change to one row of the history, by the place of the row among all rows. */
export type RowChange = { row: number; set: string }

/** A world of scripts and history, and the settings under which both engines are asked. */
export type Case = {
  /** What Flyway applies first, by file name; empty for a database that nobody migrated. */
  past: Record<string, string>
  /** Then the history is changed. */
  changes: RowChange[]
  /** And these are the files that both engines are asked about. */
  files: Record<string, string>
  options: Partial<FlywayOptions>
}

const VERSIONS = ['1', '2', '2.1', '3', '10']
const NAMES = ['a', 'b']
/** What a row can be changed to: every kind of row that `info` and `validate` tell apart. */
const SETS = [
  ...['checksum = 7', 'checksum = NULL', 'success = false', "description = 'other'", "type = 'JDBC'"],
  ...["type = 'DELETE'", "type = 'SQL_BASELINE'", "type = 'BASELINE'", "version = '99'", "version = '0.5'"],
  ...['success = false', 'success = false', "type = 'JDBC', checksum = NULL", "type = 'SQL_BASELINE', checksum = 7"],
  ...["type = 'BOGUS'", "version = '99', success = false", "version = '0.5', success = false"],
]
const PATTERNS = [
  ...['*:missing', '*:pending', '*:ignored', '*:future', 'versioned:missing', 'repeatable:pending', '*:bogus'].map(
    p => [p],
  ),
  [],
  ['*:missing', '*:ignored'],
]

type Given = Partial<FlywayOptions>

/** Cases, the same ones for the same seed. */
export function casesOf(seed: number, count: number): Case[] {
  return fc.sample(CASE, { seed, numRuns: count })
}

const script = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...VERSIONS).map(version => `V${version}__d.sql`) },
  { weight: 2, arbitrary: fc.constantFrom(...NAMES).map(name => `R__${name}.sql`) },
)
const added = fc.oneof(
  { weight: 4, arbitrary: script },
  fc.constantFrom(...VERSIONS).map(version => `B${version}__base.sql`),
  fc.constantFrom('V2.0__twin.sql', 'V2__renamed.sql', 'V_bad.sql', 'V7__broken.sql', 'V8__placeholder.sql'),
)

/** Most cases give few options, so that what they do is not hidden by what another one refuses. */
const sometimes = <T>(values: fc.Arbitrary<T>) => fc.option(values, { freq: 2, nil: undefined })
const rarely = <T>(values: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, values)

const options = fc
  .record({
    target: rarely(fc.constantFrom('2', '10', '7?', '7', 'current', 'next', 'latest')),
    outOfOrder: sometimes(fc.boolean()),
    ignoreMigrationPatterns: sometimes(fc.constantFrom(...PATTERNS)),
    validateMigrationNaming: rarely(fc.boolean()),
    validateOnMigrate: rarely(fc.boolean()),
    baselineOnMigrate: rarely(fc.boolean()),
    baselineVersion: rarely(fc.constantFrom('1', '2')),
    group: rarely(fc.boolean()),
    mixed: rarely(fc.boolean()),
    transactionalLock: rarely(fc.boolean()),
    installedBy: rarely(fc.constantFrom('somebody')),
    placeholders: sometimes(fc.constant({ word: 'said' })),
    placeholderReplacement: rarely(fc.boolean()),
  })
  .map(given => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Given)

const CASE: fc.Arbitrary<Case> = fc
  .record({
    past: fc
      .uniqueArray(script, { minLength: 2, maxLength: 5 })
      .chain(some => fc.constantFrom(some, some, some, some, [])),
    changes: fc.array(fc.record({ row: fc.integer({ min: 1, max: 4 }), set: fc.constantFrom(...SETS) }), {
      maxLength: 2,
    }),
    kept: fc.array(fc.constantFrom('kept', 'kept', 'kept', 'edited', 'deleted'), { minLength: 5, maxLength: 5 }),
    added: fc.array(added, { maxLength: 3 }),
    options,
  })
  .map(({ past, changes, kept, added, options }) => {
    const stays = past.filter((_, index) => kept[index] !== 'deleted')
    const files = stays.map(name => [name, textOf(name, kept[past.indexOf(name)] === 'edited')])
    return {
      past: Object.fromEntries(past.map(name => [name, textOf(name)])),
      changes,
      files: Object.fromEntries([...added.map(name => [name, textOf(name)]), ...files]),
      options,
    }
  })

function textOf(name: string, edited = false): string {
  const thing = name.replace(/\W/g, '_').toLowerCase()
  const end = edited ? '\n-- edited\n' : '\n'
  if (name.includes('broken')) return `SELECT 1;\n\nSELECT nothing FROM nowhere;${end}`
  if (name.includes('placeholder')) return `CREATE TABLE ${thing} (word text DEFAULT '\${word}');${end}`
  if (name.startsWith('R')) return `CREATE OR REPLACE VIEW ${thing} AS SELECT 1 AS one;${end}`
  return `CREATE TABLE ${thing} (id int PRIMARY KEY, name text);\nCOMMENT ON TABLE ${thing} IS 'a; thing';${end}`
}
