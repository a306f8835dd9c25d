import { missingTool } from '../flyway/real-flyway'
import { attempt } from './attempt'
import { startFlywayWorld } from './flyway-world'
import { measureFlywayInfo } from './measure-flyway-info'
import { measureFlywayMigrate } from './measure-flyway-migrate'
import type { Row } from './row'

/** The built-in engine beside Flyway itself: how many times as fast. Skipped where Java or Maven is not. */
export async function measureFlyway(say: (line: string) => void): Promise<Row[]> {
  const missing = missingTool()
  if (missing !== null) return [skipped(`needs ${missing}`)]
  const world = await startFlywayWorld()
  try {
    return [
      ...(await attempt('info beside Flyway', say, () => measureFlywayInfo(world))),
      ...(await attempt('migrate beside Flyway', say, () => measureFlywayMigrate(world))),
    ]
  } finally {
    await world.stop()
  }
}

const skipped = (reason: string): Row => ({
  name: 'beside Flyway itself',
  figure: Number.NaN,
  unit: '',
  bound: null,
  note: `skipped: ${reason}`,
})
