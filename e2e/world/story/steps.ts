import { ENVIRONMENTS, type EnvironmentName } from '../environments'
import type { World } from '../world'
import { correctData } from './edits'
import { SITUATIONS, type Situation } from './situations'

type Step = {
  /** Key in the demo's terminal; steps about an environment have none. */
  key?: string
  says: string
  play: (world: World) => Promise<unknown>
}

const situationKeys: Record<string, string> = { calm: 'c', failing: 'f', running: 'r', stale: 's', fixed: 'd' }

const situations = Object.entries<Situation>(SITUATIONS).map(([name, { says, prepare, begin }]): [string, Step] => [
  name,
  {
    ...(situationKeys[name] && { key: situationKeys[name] }),
    says,
    play: async world => {
      await prepare(world)
      await begin?.(world)
    },
  },
])

const forEach = (word: string, says: string, play: (world: World, name: EnvironmentName) => Promise<unknown>) =>
  ENVIRONMENTS.map((name): [string, Step] => [
    `${word} ${name}`,
    { says: `${says} ${name}`, play: world => play(world, name) },
  ])

/** Everything that can be done to the running demo, by the words of `npm run demo:do`. */
export const STEPS = new Map<string, Step>([
  ...situations,
  ['fix', { key: 'x', says: 'correct the data of prod; the next retry goes through', play: correctData }],
  ['push', { key: 'p', says: 'dev takes one more small migration', play: pushSmallMigration }],
  ...forEach('roll-out', 'restart the pod of', (world, name) => world.rollOut(name)),
  ...forEach('bad-image', 'roll out an image that is not there in', (world, name) => world.rollOutMissingImage(name)),
  ...forEach('stop', 'stop the database of', (world, name) => world.databases.close(name)),
  ...forEach('start', 'start the database of', (world, name) => world.databases.open(name)),
  ...forEach('forbid', 'Kubernetes refuses questions about', async (world, name) => world.forbid(name)),
  ['permit', { says: 'Kubernetes refuses nothing any more', play: async world => world.permit() }],
  ['kill-api', { key: 'k', says: 'kill the Kubernetes API', play: ({ api }) => api.kill() }],
  ['revive-api', { key: 'v', says: 'start the Kubernetes API again', play: ({ api }) => api.revive() }],
])

/** The step that these words mean; `stop` alone is about prod. */
export function stepNamed(words: string[]): [string, Step] | null {
  const name = words.join(' ')
  for (const candidate of [name, `${name} prod`]) {
    const step = STEPS.get(candidate)
    if (step) return [candidate, step]
  }
  return null
}

/** A migration that adds an index, with the number after the newest. */
async function pushSmallMigration(world: World) {
  const { scripts } = world.environments.dev
  const next = Math.max(...scripts.versions()) + 1
  const name = `media_title_${next}_idx`
  scripts.push(
    `V${next}__media_title_index.sql`,
    `-- V${next}: look titles up without their case\nCREATE INDEX ${name} ON atp.media (lower(media_title));\n`,
  )
  return world.rollOut('dev')
}
