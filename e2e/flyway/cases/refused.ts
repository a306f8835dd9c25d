import { BROKEN, SOUND } from './bodies'
import { markDeleted, ofName, ofVersion, set } from './changes'
import { callback, repeatable, versioned } from './script'
import type { Theme } from './themes'
import { sound, soundRepeatable } from './world'

/** Two scripts of one version. */
export const twice: Theme = (world, dice) => {
  world.past = [sound(dice, '1')]
  world.now = [...world.past, sound(dice, '2'), versioned('2.0', SOUND.comment, { description: 'twin' })]
}

/** Two repeatables of one name. */
export const namesakes: Theme = (world, dice) => {
  world.past = [sound(dice, '1')]
  const a = soundRepeatable(dice, 'a')
  world.now = [...world.past, a, { ...a, folder: 'deeper/' }]
}

/** A history in which one version was deleted twice. */
export const deletedTwice: Theme = (world, dice) => {
  world.past = [sound(dice, '1'), sound(dice, '2'), soundRepeatable(dice, 'a')]
  world.now = dice.some(world.past, 1, 3)
  world.changes = [markDeleted(ofVersion('2')), markDeleted(ofVersion('2')), markDeleted(ofName('a'))]
}

/** A schema that is not there. */
export const nowhere: Theme = (world, dice) => {
  world.now = dice.some([sound(dice, '1'), sound(dice, '2'), soundRepeatable(dice, 'a')], 1, 3)
  const { defaultSchema, schemas } = world.options
  if (!defaultSchema && schemas?.length === 0) world.options = { ...world.options, schemas: ['app'] }
}

/** Rows of types that this Flyway may not know. */
export const strange: Theme = (world, dice) => {
  world.past = [sound(dice, '1'), sound(dice, '2'), soundRepeatable(dice, 'a')]
  world.now = world.past
  const type = dice.pick(['BOGUS', 'UNDO_SQL', 'SCRIPT_BASELINE', 'SQL_STATE_SCRIPT', 'SPRING_JDBC', 'CUSTOM', 'sql'])
  world.changes = [set(`type = '${type}'`, dice.pick([ofVersion('2'), ofName('a')]))]
}

/** Names that are none, and names at the edge. */
export const misnamed: Theme = (world, dice) => {
  world.past = [sound(dice, '1')]
  world.now = [...world.past, sound(dice, '2')]
  const names = [
    'V_bad.sql',
    'V1_a.sql',
    'Vabc__d.sql',
    'R_1__x.sql',
    'v2__low.sql',
    'U1__u.sql',
    'R.sql',
    'R__.sql',
    'V3__.sql',
  ]
  const more = [
    'V4.sql',
    'V5__a b.sql',
    'V6__has__two.sql',
    'V7__a_.SQL',
    `V8__${'long_'.repeat(42)}.sql`,
    'V9__x.sql.bak',
    'V-1__x.sql',
  ]
  for (const name of dice.some([...names, ...more], 2, 5)) world.odd[`sql/${name}`] = 'SELECT 1;\n'
  if (dice.chance(0.4)) world.options = { ...world.options, validateMigrationNaming: true }
}

const BREAKABLE = [
  ...(['beforeMigrate', 'afterMigrate', 'beforeEachMigrate', 'afterEachMigrate', 'afterEachMigrateError'] as const),
  ...(['beforeEachMigrateStatement', 'afterEachMigrateStatementError', 'afterMigrateError'] as const),
  ...(['beforeInfo', 'afterInfo', 'beforeValidate', 'afterRepair', 'beforeRepeatables'] as const),
]

/** Scripts that fail while they run. */
export const broken: Theme = (world, dice) => {
  world.past = [sound(dice, '1')]
  const body = dice.pick(Object.values(BROKEN))
  const conf = dice.chance(0.25) ? 'executeInTransaction=false\n' : null
  const bad = dice.pick([versioned('3', body, { conf }), repeatable('bad', body, { conf }), versioned('3', body)])
  world.now = [...world.past, sound(dice, '2'), bad, sound(dice, '4')]
  if (dice.chance(0.3)) world.now.push(callback(dice.pick(BREAKABLE), dice.pick(Object.values(BROKEN))))
  if (dice.chance(0.3)) world.options = { ...world.options, group: true }
  if (dice.chance(0.2)) world.options = { ...world.options, transactionalLock: false }
}
