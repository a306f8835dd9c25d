import { ENVIRONMENTS } from '../world/environments'
import { openViewers } from './open-viewers'
import { readMemory } from './process-use'
import { countQueryRate } from './query-rate'
import type { Row } from './row'
import type { CalmBoard } from './start-calm-board'

const MANY = 200
const WINDOW = 20

/** What further viewers cost: the environments nothing, the board's own process some memory. */
export async function measureViewers({ world, board }: CalmBoard): Promise<Row[]> {
  const count = () => countQueryRate(world.databases, [...ENVIRONMENTS], WINDOW)
  const one = await openViewers(board.url, 1)
  const rateOfOne = await count()
  const before = readMemory(board.pid)
  const others = await openViewers(board.url, MANY - 1)
  const rateOfMany = await count()
  const growth = readMemory(board.pid) - before
  others.close()
  one.close()
  return [
    {
      name: `queries with ${MANY} viewers against 1`,
      figure: Math.abs(rateOfMany / rateOfOne - 1) * 100,
      unit: '% apart',
      bound: 10,
      note: `${rateOfOne.toFixed(2)} and ${rateOfMany.toFixed(2)} transactions a second, counted by PostgreSQL over ${WINDOW} s each`,
    },
    { name: `memory of ${MANY} viewers`, figure: growth, unit: 'MB', bound: 100, note: 'growth of what is resident' },
  ]
}
