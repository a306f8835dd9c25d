import { isDeepStrictEqual } from 'node:util'
import type { Info } from '../../lib/flyway/migration'
import { askOursCold, askOursWarm, askRealCold, askRealWarm } from './ask-engine'
import { startBoardInfo } from './board-info'
import type { FlywayWorld, Place } from './flyway-world'
import type { Row } from './row'
import { besideNote, timeBeside } from './time-beside'

const SCRIPTS = 200
const COLD = 7
/**
 * Both work for about as long in each round. After a few calls alone each finds mostly what the other one leaves behind:
 * the JVM still compiles and collects.
 */
const WARM = { warmUp: 6, count: 8, times: { ours: 20, real: 5 } }
const KEPT = { ...WARM, times: { ours: 100, real: 5 } }

/** `info` of 200 migrations on one database: each engine from nothing, and each in a process that has answered before. */
export async function measureFlywayInfo(world: FlywayWorld): Promise<Row[]> {
  const place = { url: world.url('ours'), schema: 'info', folder: world.scripts(SCRIPTS) }
  await askOursWarm('migrate', place)
  return [await measureCold(world, place), ...(await measureWarm(world, place))]
}

async function measureCold(world: FlywayWorld, place: Place): Promise<Row> {
  const work = { ours: () => askOursCold('info', place), real: () => askRealCold(world, 'info', place) }
  const times = await timeBeside(work, { warmUp: 1, count: COLD })
  const name = './run-migration.sh info (built-in) against a new JVM'
  return { name, figure: times.ratio, unit: '×', bound: 4, atLeast: true, note: besideNote(times, COLD) }
}

/** The first of these two keeps nothing, as the JVM does; the second keeps what the process of this product that stays keeps. */
async function measureWarm(world: FlywayWorld, place: Place): Promise<Row[]> {
  const real = () => askRealWarm(world, 'info', place)
  const anew = await timeBeside({ ours: () => askOursWarm('info', place), real }, WARM)
  const board = await startBoardInfo(place)
  try {
    compareLines(await board.read(), await real())
    const kept = await timeBeside({ ours: board.read, real }, KEPT)
    const how = 'as the board keeps them: connection and unchanged scripts; history read anew'
    return [
      {
        name: 'info in this process, new connection, all files',
        figure: anew.ratio,
        unit: '×',
        bound: null,
        note: besideNote(anew, WARM.count),
      },
      {
        name: 'info in a process that stays, against a warm JVM',
        figure: kept.ratio,
        unit: '×',
        bound: 20,
        atLeast: true,
        note: `${besideNote(kept, KEPT.count)}; ${how}`,
      },
    ]
  } finally {
    await board.stop()
  }
}

/** A fast answer is worth something only when it is the same answer. */
function compareLines({ lines }: Info, answer: object): void {
  // `InfoResult`, of which these fields are read.
  const { migrations } = answer as { migrations: { version: string; description: string; state: string }[] }
  const ours = lines.map(({ version, description, state }) => [version ?? '', description, state])
  const theirs = migrations.map(({ version, description, state }) => [version, description, state])
  if (!isDeepStrictEqual(ours, theirs)) throw new Error('the two infos differ')
}
