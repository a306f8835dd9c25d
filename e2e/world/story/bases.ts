import { readFileSync } from 'node:fs'
import { upTo } from '../scripts'
import type { World } from '../world'

/** Databases to copy from: with V22, and with V23 and the repeatables. */
export const BASE_22 = 'base_22'
export const BASE_23 = 'base_23'

const SEED = new URL('./seed.sql', import.meta.url)

/** Migrates once what all environments have had for long, so that each of them can start from a copy. */
export async function prepareBases({ databases, environments, release }: World) {
  const { deployment, scripts, template } = environments.dev
  const migrate = async (version: number) => {
    scripts.fill(upTo(release, version))
    const { exitCode, container } = await deployment.playPast(template(), new Date())
    await deployment.clear()
    if (exitCode !== 0) throw new Error(container.log.records.map(({ text }) => text.toString()).join('\n'))
  }
  await migrate(22)
  await databases.query('dev', readFileSync(SEED, 'utf8'))
  await databases.copy('dev', BASE_22)
  await migrate(23)
  await databases.copy('dev', BASE_23)
}
