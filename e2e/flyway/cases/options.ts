import type { Options } from './case'
import type { Dice } from './dice'

const patterns = [
  ...[['*:missing'], ['*:pending'], ['*:ignored'], ['*:future'], ['*:*'], [], ['*:missing', '*:ignored']],
  ...[
    ['versioned:missing'],
    ['repeatable:pending'],
    ['repeatable:missing', 'versioned:missing'],
    ['*:bogus'],
    ['Bogus'],
  ],
]

/** One option after the other, with values that are not the default; some bring what makes them matter. */
const MAKERS: ((dice: Dice) => Options)[] = [
  dice => ({ target: dice.pick(['2', '3', '10', '7?', '7', 'current', 'next', 'latest', '2.0', 'x']) }),
  () => ({ outOfOrder: true }),
  dice => ({ ignoreMigrationPatterns: dice.pick(patterns) }),
  () => ({ validateMigrationNaming: true }),
  () => ({ validateOnMigrate: false }),
  () => ({ baselineOnMigrate: true }),
  dice => ({ baselineVersion: dice.pick(['2', '2.0', '0', '7']) }),
  () => ({ baselineDescription: 'taken over' }),
  () => ({ group: true }),
  () => ({ mixed: true }),
  () => ({ transactionalLock: false }),
  () => ({ executeInTransaction: false }),
  dice => ({ lockRetryCount: dice.pick([0, 1, 3]) }),
  () => ({ connectRetries: 1 }),
  () => ({ createSchemas: false }),
  // A known difference: one that fails does so before the database is named, where newest Flyway names it first.
  dice => ({
    initSql: dice.pick(["SET application_name = 'a;b'", 'SET lock_timeout = 9000; SET jit = off']),
  }),
  () => ({ installedBy: 'somebody' }),
  dice => ({ table: dice.pick(['history', 'My History']) }),
  dice => ({ schemas: dice.pick([['app', 'second'], ['second', 'app'], ['My "App"'], []]) }),
  dice => ({ defaultSchema: 'second', schemas: dice.pick([[], ['app'], ['app', 'second']]) }),
  dice => ({ sqlMigrationPrefix: dice.pick(['M', 'Ver', 'RV']) }),
  dice => ({ repeatableSqlMigrationPrefix: dice.pick(['Rep', 'VR']) }),
  dice => ({ baselineMigrationPrefix: dice.pick(['Base', 'VB']) }),
  dice => ({ sqlMigrationSeparator: dice.pick(['-', '_', '.v.']) }),
  dice => ({ sqlMigrationSuffixes: dice.pick([['.sql', '.pg'], ['.pg'], ['.SQL', '.pg.sql']]) }),
  dice => ({
    placeholders: dice.pick<Record<string, string>>([{ word: 'said' }, { Word: "it''s", other: `\${word}` }]),
  }),
  () => ({ placeholderReplacement: false }),
  dice => ({ placeholderPrefix: dice.pick(['#{', '@@', '$$[']) }),
  dice => ({ placeholderSuffix: dice.pick(['@', '}}']) }),
  () => ({ placeholderSeparator: '.' }),
  dice => ({ encoding: dice.pick(['ISO-8859-1', 'ISO-8859-1', 'UTF-16', 'windows-1252']) }),
  () => ({ failOnMissingLocations: true, locations: ['sql', 'missing'] }),
  dice => ({ callbackLocations: dice.pick([['calls'], ['calls', 'missing'], ['missing'], ['sql', 'calls']]) }),
  () => ({ skipDefaultCallbacks: true }),
  () => ({ skipExecutingMigrations: true }),
  () => ({ skipExecutingMigrations: true, baselineOnMigrate: true }),
  dice => ({ tablespace: dice.pick(['pg_default', 'nowhere']) }),
  () => ({ detectEncoding: true }),
  () => ({ cleanOnValidationError: true }),
  () => ({ connectRetriesInterval: 7, connectRetries: 1 }),
  dice => ({
    locations: dice.pick([['sql/a', 'sql/b'], ['sql', 'sql/a'], ['sql', 'sql'], ['sql', 'missing'], ['missing']]),
  }),
]

/** How many cases in a row it takes until each option was in focus. */
export const OPTION_COUNT = MAKERS.length

/** The options of a case: three in focus, by turns, so that none is left to chance, and sometimes others. */
export function optionsOf(dice: Dice, index: number): Options {
  const focus = [3 * index, 3 * index + 1, 3 * index + 2].map(turn => turn % OPTION_COUNT)
  const others = MAKERS.filter((_, place) => !focus.includes(place) && dice.chance(0.01))
  const chosen = [...others, ...focus.flatMap(place => MAKERS[place] ?? [])]
  return Object.assign({}, ...chosen.map(make => make(dice)))
}

/** The options with values in place of those with which nothing else comes to be seen. */
export function calm(options: Options): Options {
  const isSet = (name: keyof Options) => options[name] !== undefined
  return {
    ...options,
    ...(isSet('initSql') && { initSql: 'SET lock_timeout = 9000' }),
    ...(isSet('target') && { target: 'latest' }),
    ...(isSet('ignoreMigrationPatterns') && { ignoreMigrationPatterns: ['*:future', '*:ignored'] }),
    ...(isSet('encoding') && { encoding: 'ISO-8859-1' }),
    ...(isSet('skipExecutingMigrations') && { skipExecutingMigrations: false }),
    ...(isSet('cleanOnValidationError') && { cleanOnValidationError: false }),
    ...(isSet('locations') && { locations: ['sql', 'sql/a'] }),
  }
}
