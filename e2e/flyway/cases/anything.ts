import { BROKEN, SOUND } from './bodies'
import { CHANGES } from './changes'
import type { Dice } from './dice'
import { baseline, repeatable, type Script, versioned } from './script'
import type { Theme } from './themes'
import { edited, notified, sound, soundRepeatable, VERSIONS } from './world'

/** Whatever may come together. */
export const anything: Theme = (world, dice) => {
  const scripts = [
    ...VERSIONS.map(version => sound(dice, version)),
    ...['a', 'b'].map(name => soundRepeatable(dice, name)),
  ]
  world.past = dice.chance(0.8) ? dice.some(scripts, 2, 5) : []
  world.now = [...world.past.flatMap(script => kept(script, dice)), ...added(scripts, world.past, dice)]
  world.changes = [0, 1, 2, 3].flatMap(place => (dice.chance(0.3) ? dice.pick(CHANGES)(place) : []))
  if (dice.chance(0.2)) world.before = 'CREATE TABLE old (id int)'
}

function kept(script: Script, dice: Dice): Script[] {
  if (dice.chance(0.15)) return []
  if (dice.chance(0.15)) return [edited(script)]
  if (dice.chance(0.1)) return [{ ...script, description: `${script.description}_new` }]
  return [dice.chance(0.1) ? { ...script, folder: 'moved/' } : script]
}

function added(scripts: Script[], past: Script[], dice: Dice): Script[] {
  const fresh = scripts.filter(script => !past.includes(script))
  const others = [
    ...[
      // Of no version that there is: which of the two Flyway 9.22 names first is chance.
      baseline(dice.pick(['0.9', '2.5', '11']), SOUND.table),
      versioned('2.0', SOUND.table, { description: 'twin' }),
      notified(dice),
    ],
    ...[
      versioned('7', dice.pick(Object.values(BROKEN))),
      versioned('8', SOUND.word),
      repeatable('word', SOUND.comment),
    ],
  ]
  return [...dice.some(fresh, 0, fresh.length), ...(dice.chance(0.4) ? dice.some(others, 1, 2) : [])]
}
