import { ENVIRONMENTS } from '../environments'
import type { World } from '../world'
import { BASE_22, BASE_23 } from './bases'
import { addRowThatBreaksV24, correctData, giveDevItsHistory, longMigration, rewordAppliedScript, V25 } from './edits'
import { playPast } from './past'

export type Situation = {
  /** For people. */
  says: string
  /** Makes the world so, from whatever it was. */
  prepare: (world: World) => Promise<unknown>
  /** What then happens before one's eyes. */
  begin?: (world: World) => Promise<unknown>
}

/** Everything that was stopped or ordered goes again. */
async function heal({ api, databases, environments }: World) {
  api.faults.clear()
  api.rights.clear()
  await api.revive()
  await Promise.all(ENVIRONMENTS.map(name => databases.open(name)))
  for (const environment of Object.values(environments)) environment.configure({})
}

async function prepareCalm(world: World) {
  await heal(world)
  const now = new Date()
  await Promise.all(ENVIRONMENTS.map(name => playPast(world, name, { base: BASE_23, version: 24, now })))
}

/** Prod gets the release with V24 and a row that V24 cannot take; resolves when the first attempt has failed. */
async function prepareFailing(world: World) {
  await heal(world)
  const now = new Date()
  await Promise.all([
    playPast(world, 'dev', { base: BASE_23, version: 24, now }),
    playPast(world, 'staging', { base: BASE_23, version: 24, now }),
    playPast(world, 'prod', { base: BASE_22, version: 23, now }),
  ])
  await giveDevItsHistory(world)
  rewordAppliedScript(world)
  world.environments.staging.scripts.push(V25, longMigration(world))
  await addRowThatBreaksV24(world)
  world.environments.prod.scripts.fill(world.release)
  const { firstExit } = await world.rollOut('prod')
  await firstExit
}

/** dev takes V25, which runs for a minute. */
async function runLongMigration(world: World) {
  world.environments.dev.scripts.push(V25, longMigration(world))
  return world.rollOut('dev')
}

/** Prod can be asked neither by SQL nor through Kubernetes. */
async function loseProd(world: World) {
  await world.databases.close('prod')
  world.forbid('prod')
}

async function prepareFixed(world: World) {
  await prepareCalm(world)
  const now = new Date()
  await playPast(world, 'prod', { base: BASE_22, version: 23, now })
  await addRowThatBreaksV24(world)
  world.environments.prod.scripts.fill(world.release)
  const { firstExit, ready } = await world.rollOut('prod')
  await firstExit
  await correctData(world)
  await ready
}

/** What the demo can show. */
export const SITUATIONS = {
  calm: { says: 'nothing to do: V24 everywhere', prepare: prepareCalm },
  failing: {
    says: 'prod fails V24 and keeps retrying, staging has an edited script, dev runs V25',
    prepare: prepareFailing,
    begin: runLongMigration,
  },
  running: { says: 'dev runs V25 for about a minute', prepare: prepareCalm, begin: runLongMigration },
  stale: {
    says: 'the database of prod is gone, and Kubernetes does not let the board ask about it',
    prepare: prepareCalm,
    begin: loseProd,
  },
  fixed: { says: 'prod failed V24, its data was corrected, the retry went through', prepare: prepareFixed },
} satisfies Record<string, Situation>

export type SituationName = keyof typeof SITUATIONS

export const isSituation = (name: string): name is SituationName => Object.hasOwn(SITUATIONS, name)
