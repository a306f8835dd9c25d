import { LOOSE, REPEATABLE, SOUND } from './bodies'
import type { Files, Options, Work } from './case'
import type { Dice } from './dice'
import { callback, repeatable, type Script, versioned } from './script'

/** A case before its scripts are named. */
export type World = {
  before: string
  past: Script[]
  late: Script[] | null
  changes: string[]
  now: Script[]
  /** Files whose names are as they are. */
  odd: Files
  latin1: boolean
  options: Options
  work: Work[]
}

export const VERSIONS = ['1', '2', '2.1', '3', '10'] as const
const EVENTS = [
  ...[
    'beforeMigrate',
    'afterMigrate',
    'beforeEachMigrate',
    'afterEachMigrate',
    'afterMigrateError',
    'afterMigrateApplied',
  ],
  ...['beforeValidate', 'afterValidate', 'beforeInfo', 'afterInfo', 'beforeRepair', 'afterRepair', 'createSchema'],
  ...['beforeEachMigrateStatement', 'afterEachMigrateStatement', 'afterEachMigrateStatementError', 'afterVersioned'],
  ...['afterEachMigrateError', 'afterMigrateOperationFinish', 'afterInfoOperationFinish'],
  ...['beforeRepeatables', 'afterRepairError', 'afterValidateError', 'afterInfoError', 'beforeCreateSchema'],
] as const

/** A database that nobody migrated, without scripts. */
export const emptyWorld = (options: Options): World => ({
  ...{
    before: '',
    past: [],
    late: null,
    changes: [],
    now: [],
    odd: {},
    latin1: options.encoding === 'ISO-8859-1' || options.detectEncoding === true,
  },
  ...{ options, work: ['migrate', 'repair'] },
})

/** A versioned script that succeeds. */
export const sound = (dice: Dice, version: string): Script => versioned(version, dice.pick(soundBodies(true)))

/** A repeatable script that succeeds; what needs a placeholder has it. */
export const soundRepeatable = (dice: Dice, name: string): Script =>
  repeatable(name, dice.pick([REPEATABLE.view, REPEATABLE.view, REPEATABLE.known, REPEATABLE.code]))

const soundBodies = (all: boolean) => Object.values(SOUND).filter(body => all && body !== SOUND.word)

/** The script with another checksum. */
export const edited = (script: Script): Script => ({ ...script, edit: '\n-- edited\n' })

/** A callback that says that it was called. */
export const notified = (dice: Dice): Script =>
  callback(
    dice.pick(EVENTS),
    name => `DO $$ BEGIN RAISE NOTICE 'called ${name} in %', current_schema(); END $$;\n`,
    dice.pick(['', '', 'b', 'a']),
  )

/** What has nothing to do with a theme, and may happen in all of them. */
export function sprinkle(world: World, dice: Dice): void {
  if (dice.chance(0.2)) world.now.push(sound(dice, dice.pick(['1.5', '4', '20', '2024.01.02'])))
  if (dice.chance(0.2)) world.now.push(soundRepeatable(dice, dice.pick(['c', 'a_b'])))
  if (dice.chance(0.15)) world.now.push(notified(dice))
  if (dice.chance(0.05)) world.now.push(versioned('21', dice.pick(Object.values(LOOSE))))
  if (dice.chance(0.1)) world.odd['sql/readme.txt'] = 'nothing'
  if (dice.chance(0.1))
    world.odd[`sql/${dice.pick(['V_bad.sql', 'v1__low.sql', 'R.sql', 'U1__undo.sql'])}`] = 'SELECT 1;\n'
  if (dice.chance(0.3)) world.work = ['repair', 'migrate']
}
