import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { startBoard } from '../../lib/cli/board-process'
import { freePort } from '../free-port'
import { prepareBases } from '../world/story/bases'
import { SITUATIONS } from '../world/story/situations'
import { startWorld } from '../world/world'

export type CalmBoard = Awaited<ReturnType<typeof startCalmBoard>>

/** The production build on an embedded world in which nothing happens: three environments, all at V24. */
export async function startCalmBoard(log: (line: string) => void) {
  mkdirSync('.data', { recursive: true })
  const dir = mkdtempSync(path.resolve('.data', 'bench-'))
  const world = await startWorld({ dir, fast: true })
  try {
    await prepareBases(world)
    await SITUATIONS.calm.prepare(world)
    // Autovacuum's own transactions would count among those of the board.
    await world.databases.superuser('alter system set autovacuum = off')
    await world.databases.superuser('select pg_reload_conf()')
    const env = { ...process.env, ...world.env }
    const board = await startBoard({ config: world.config, env, port: await freePort(), host: '127.0.0.1', log })
    return { world, board, stop: () => Promise.all([board.stop(), stopWorld()]) }
  } catch (error) {
    await stopWorld()
    throw error
  }

  async function stopWorld() {
    await world.stop()
    rmSync(dir, { recursive: true, force: true, maxRetries: 5 })
  }
}
