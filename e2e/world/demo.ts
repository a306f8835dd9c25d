import path from 'node:path'
import { PortTakenError, refuseTakenPort, startBoard } from '../../lib/cli/board-process'
import { buildWhenNeeded } from '../../lib/cli/build'
import { parseArguments } from './demo/arguments'
import { startControl } from './demo/control'
import { claimFolder } from './demo/folder'
import { listenToKeys } from './demo/keys'
import { createPlayer } from './demo/player'
import { onStop } from './demo/stopping'
import { writeWorldFile } from './demo/world-file'
import { prepareBases } from './story/bases'
import { SITUATIONS, type Situation } from './story/situations'
import { startWorld, type World } from './world'

const stopping = onStop()

/** `npm run demo`: the whole product on an embedded world. */
async function main(): Promise<void> {
  const asked = parseArguments(process.argv.slice(2), process.env)
  if ('refused' in asked) return end(asked.refused, asked.code)
  const { scenario, port, host } = asked
  await refuseTakenPort(port, host)

  const { folder, others, release } = claimFolder()
  process.on('exit', release)
  const file = path.join(folder, 'world.json')
  if (others > 0) say(`another demo is running; this one is in ${folder}, for its steps: demo:do --world ${file} …`)

  const situation: Situation = SITUATIONS[scenario]
  const [world] = await Promise.all([startPreparedWorld(folder, situation), buildWhenNeeded(say)])
  say('starting the board')
  const board = await startBoard({ config: world.config, env: { ...process.env, ...world.env }, port, host, log: say })
  stopping.add(board.stop)

  const play = createPlayer(world, say)
  const control = await startControl(play)
  stopping.add(async () => control.stop())
  writeWorldFile(file, world, { board: board.url, control })
  await situation.begin?.(world)
  say(`scenario ${scenario}: ${situation.says}`)
  process.stdout.write(`ready ${board.url}\n`)
  listenToKeys({ play, quit: stopping.stop })

  const code = await board.ended
  if (!stopping.asked()) end(`The board ended with ${code}; its reason stands above.`, 1)
}

async function startPreparedWorld(folder: string, situation: Situation): Promise<World> {
  say('starting PostgreSQL and a Kubernetes API')
  const world = await startWorld({ dir: folder })
  stopping.add(world.stop)
  say('migrating what all environments have had for long')
  await prepareBases(world)
  say('giving each environment its past, with the built-in engine in init containers')
  await situation.prepare(world)
  return world
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

function end(message: string, code: number): void {
  process.stderr.write(`${message}\n`)
  process.exit(code)
}

main().catch((error: Error) => {
  // What was being started while the stop came cannot succeed any more.
  if (!stopping.asked()) end(error instanceof PortTakenError ? error.message : (error.stack ?? error.message), 1)
})
