import { quoted } from '../../../lib/flyway/quoted'
import { anything } from './anything'
import type { Case, Options } from './case'
import { CHANGES } from './changes'
import { createDice } from './dice'
import { calm, optionsOf } from './options'
import * as refused from './refused'
import { filesOf } from './script'
import type { Theme } from './themes'
import * as themes from './themes'
import { emptyWorld, sprinkle } from './world'

/** All themes in turn: among a hundred cases each comes at least five times. */
const THEMES = Object.entries({ ...themes, ...refused, again: themes.targeted, anything, other: anything })

/** Themes in which something is seen only if nothing refuses to go on before. */
const CALM = new Set<Theme>([
  ...[themes.gone, themes.changed, themes.late, themes.taken, themes.baselined, themes.deleted],
  ...[themes.crowded, refused.twice, refused.namesakes, refused.deletedTwice, refused.nowhere],
])

/** A case of a run, always the same one for the same seed and place. */
export function caseOf(seed: number, index: number): Case {
  const dice = createDice(seed, index)
  const [theme, make] = THEMES[index % THEMES.length] ?? ['anything', anything]
  const given = optionsOf(dice, index)
  const world = emptyWorld(CALM.has(make) ? calm(given) : given)
  make(world, dice)
  if (dice.chance(0.5)) sprinkle(world, dice)
  if (dice.chance(0.1) && world.past.length > 0) world.changes.push(dice.pick(CHANGES)(dice.pick([0, 1, 2])))
  // Flyway tries for ten seconds to make its table in a schema that is not there; a known difference is the address
  // at the end of what it says then.
  if (world.options.createSchemas === false && world.past.length === 0) world.before ||= 'SELECT 1'
  // Its history table is made in schemas that are there: a known difference is that 9.22 else makes them ten times, in a hundred seconds.
  if (world.options.tablespace === 'nowhere' && world.past.length === 0) world.before ||= schemasOf(world.options)
  const { before, past, late, changes, now, odd, latin1, options, work } = world
  return {
    ...{ theme, before, changes, latin1, options, work },
    past: filesOf(past, options),
    late: late && filesOf(late, options),
    files: { ...filesOf(now, options), ...odd },
  }
}

const schemasOf = ({ schemas = ['app'] }: Options) =>
  ['SELECT 1', ...schemas.map(name => `CREATE SCHEMA IF NOT EXISTS ${quoted(name)}`)].join('; ')
