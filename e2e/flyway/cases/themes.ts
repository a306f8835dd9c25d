import { LOOSE, REPEATABLE, SOUND } from './bodies'
import { markDeleted, ofName, ofVersion, set } from './changes'
import type { Dice } from './dice'
import { baseline, repeatable, versioned } from './script'
import { edited, notified, sound, soundRepeatable, type World } from './world'

/** Makes a world in which something particular is the case. */
export type Theme = (world: World, dice: Dice) => void

/** Rows whose scripts are gone: below the newest, above it, failed ones. */
export const gone: Theme = (world, dice) => {
  const [one, ...others] = ['1', '2', '3', '10', '11'].map(version => sound(dice, version))
  world.past = [...(one ? [one] : []), ...others, soundRepeatable(dice, 'a')]
  world.now = [...(one ? [one] : []), sound(dice, '5')]
  world.changes = [set('success = false', ofVersion('3')), set('success = false', ofVersion('11'))]
}

/** Scripts that are no longer what was applied, and new ones. */
export const changed: Theme = (world, dice) => {
  const [one, two, three] = [sound(dice, '1'), sound(dice, '2'), sound(dice, '3')]
  const [a, b] = [soundRepeatable(dice, 'a'), soundRepeatable(dice, 'b')]
  world.past = [one, two, three, a, b]
  world.now = [edited(one), { ...two, description: 'renamed' }, three, edited(a), b]
  world.now.push(sound(dice, '4'), soundRepeatable(dice, 'z'))
  world.changes = [set("type = 'JDBC'", ofName('b'))]
}

/** Scripts that came late: one was applied out of order, another was not. */
export const late: Theme = (world, dice) => {
  const first = [sound(dice, '1'), sound(dice, '3')]
  const a = soundRepeatable(dice, 'a')
  world.past = [...first, a]
  world.late = [...first, sound(dice, '2'), edited(a)]
  world.now = [...world.late, sound(dice, '2.1'), sound(dice, '2.2')]
}

/** A database that was not empty when Flyway came. */
export const taken: Theme = (world, dice) => {
  world.before = 'CREATE TABLE old (id int)'
  const isNew = dice.chance(0.3)
  world.now = ['1', '2', '3', '4'].map(version => sound(dice, version))
  world.past = isNew ? [] : world.now.slice(2, 3)
  if (isNew) world.options = { ...world.options, baselineOnMigrate: true, baselineVersion: '2' }
}

/** Baseline scripts, for an empty database and beside an older history. */
export const baselined: Theme = (world, dice) => {
  const scripts = [sound(dice, '1'), baseline('2', SOUND.table), sound(dice, '3')]
  const isNew = dice.chance(0.4)
  world.past = isNew ? [] : dice.pick([scripts, scripts.slice(0, 1)])
  world.now = [...scripts, sound(dice, '2.1'), baseline(dice.pick(['0.9', '3.5']), SOUND.types)]
}

/** Rows that `repair` has marked, and repeatables that were applied again. */
export const deleted: Theme = (world, dice) => {
  const [a, b] = [soundRepeatable(dice, 'a'), soundRepeatable(dice, 'b')]
  const [one, two, three] = [sound(dice, '1'), sound(dice, '2'), sound(dice, '3')]
  world.past = [one, two, three, a, b]
  world.late = [one, two, three, edited(a), b]
  world.now = [one, edited(a), three, ...dice.some([b, two], 0, 2)]
  world.changes = [markDeleted(ofVersion('2')), markDeleted(ofName('b'))]
  if (dice.chance(0.2)) world.changes.push(markDeleted(ofVersion('2')))
}

/** A target below, above or beside what there is. */
export const targeted: Theme = (world, dice) => {
  world.now = ['1', '2', '3', '10'].map(version => sound(dice, version))
  world.past = world.now.slice(0, dice.pick([0, 1, 2, 2]))
  world.options = { ...world.options, target: dice.pick(['2', '3', '2', '2?', 'current', 'next', '3.0']) }
}

/** Sound scripts of every kind with callbacks. */
export const called: Theme = (world, dice) => {
  world.now = [sound(dice, '1'), sound(dice, '2'), soundRepeatable(dice, 'a')]
  world.past = dice.pick([[], world.now.slice(0, 1)])
  world.now.push(...Array.from({ length: 5 }, () => notified(dice)))
}

/** Transactions: both kinds of statements, groups, and settings of one script. */
export const transacted: Theme = (world, dice) => {
  world.past = [sound(dice, '1')]
  const conf = dice.pick([
    'executeInTransaction=false\n',
    'executeInTransaction=true\n',
    'placeholderReplacement=false\n',
    null,
  ])
  const body = dice.pick([...Object.values(LOOSE), SOUND.rows, REPEATABLE.view])
  world.now = [...world.past, versioned('2', body, { conf }), sound(dice, '3'), repeatable('a', body, { conf })]
  const option = dice.pick(['mixed', 'group', 'executeInTransaction', 'none'] as const)
  if (option !== 'none') world.options = { ...world.options, [option]: option !== 'executeInTransaction' }
}

/** Rows and scripts in every state at once. */
export const crowded: Theme = (world, dice) => {
  const scripts = ['1', '2', '3', '4', '6', '11', '12'].map(version => sound(dice, version))
  const [one, two, , , six] = scripts
  const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => soundRepeatable(dice, name))
  if (!one || !two || !six || !a || !b || !c || !d) throw new Error('all are there')
  const five = sound(dice, '5')
  world.past = [...scripts, a, b, c, d]
  world.late = [...scripts, five, edited(a), b, c, d]
  world.now = [one, { ...two, description: 'renamed' }, five, edited(six), sound(dice, '7'), sound(dice, '0.1')]
  world.now.push({ ...edited(a), edit: '-- again\n' }, b, d, soundRepeatable(dice, 'z'))
  const states = [ofVersion('4'), ofVersion('12'), ofVersion('1'), ofName('d')]
  world.changes = [...states.map(where => set('success = false', where)), set("type = 'JDBC'", ofName('b'))]
  if (dice.chance(0.5)) world.changes.push(markDeleted(ofVersion('3')))
}
