import { askOursCold, askOursWarm, askRealCold, askRealWarm } from './ask-engine'
import type { FlywayWorld } from './flyway-world'
import type { Row } from './row'
import { besideNote, type Round, type Rounds, timeBeside } from './time-beside'

const SCRIPTS = 300
const WARM = { warmUp: 2, count: 9 }
const COLD = { warmUp: 0, count: 3 }

/** `migrate` of 300 small scripts into a schema that is not there, on twin databases: in processes that stay, and in new ones. */
export async function measureFlywayMigrate(world: FlywayWorld): Promise<Row[]> {
  const folder = world.scripts(SCRIPTS)
  const real = (schema: string) => ({ url: world.url('real'), schema, folder })
  const ours = (schema: string) => ({ url: world.url('ours'), schema, folder })
  const warm = await measure('warm against warm', WARM, {
    ours: round => askOursWarm('migrate', ours(`warm_${round}`)),
    real: round => askRealWarm(world, 'migrate', real(`warm_${round}`)),
  })
  const cold = await measure('./run-migration.sh against a new JVM', COLD, {
    ours: round => askOursCold('migrate', ours(`cold_${round}`)),
    real: round => askRealCold(world, 'migrate', real(`cold_${round}`)),
  })
  return [warm, cold]
}

async function measure(how: string, rounds: Rounds, work: { ours: Round; real: Round }): Promise<Row> {
  const times = await timeBeside(work, rounds)
  const note = besideNote(times, rounds.count)
  return { name: `migrate of ${SCRIPTS}, ${how}`, figure: times.ratio, unit: '×', bound: 1, atLeast: true, note }
}
