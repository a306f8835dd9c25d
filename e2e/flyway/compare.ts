import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbeddedPostgres } from '../../lib/embedded-postgres/start'
import type { Compatibility } from '../../lib/flyway/options'
import { casesOf } from './case'
import { countHits, type Hits, shownHits } from './hits'
import { missingTool, startRealFlyway } from './real-flyway'
import { runCase, type Twins } from './run-case'

const VERSIONS: Record<string, Compatibility> = {
  '13.12.0': '13',
  '11.20.0': '11.20',
  '10.22.0': '10.22',
  '9.22.3': '9.22',
}
const ENOUGH = 5
const SHOWN = 5

/** Asks real Flyway of one version and the built-in engine the same, and says how often they differed. */
async function compare(
  version: string,
  compatibility: Compatibility,
  twins: Twins,
  run: { seed: number; cases: number },
) {
  const real = await startRealFlyway(version)
  const hits: Hits = new Map()
  let different = 0
  for (const [index, one] of casesOf(run.seed, run.cases).entries()) {
    const schema = `c${version.replaceAll('.', '_')}_${index}`
    const { differences, real: answers } = await runCase(real, twins, one, { schema, compatibility })
    countHits(hits, one, answers)
    if (differences.length === 0) continue
    different += 1
    if (different <= SHOWN) console.log(`case ${index} ${JSON.stringify(one)}\n${differences.join('\n')}`)
  }
  await real.stop()
  console.log(`Flyway ${version}: seed ${run.seed}, ${run.cases} cases, ${different} differ`)
  console.log(shownHits(hits, ENOUGH).join('\n'))
  return different
}

async function main(): Promise<void> {
  const missing = missingTool()
  if (missing !== null) return console.log(`skipped: comparing with real Flyway needs ${missing}`)
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '100' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      flyway: { type: 'string', multiple: true, default: Object.keys(VERSIONS) },
    },
  })
  const folder = mkdtempSync(path.join(tmpdir(), 'flyway-'))
  const postgres = await startEmbeddedPostgres({ dir: path.join(folder, 'cluster'), databases: ['real', 'ours'] })
  const twins = { real: postgres.url('real'), ours: postgres.url('ours'), folder: path.join(folder, 'scripts') }
  try {
    for (const version of values.flyway) {
      const compatibility = VERSIONS[version]
      if (!compatibility) throw new Error(`no answers are given as Flyway ${version}`)
      const run = { seed: Number(values.seed), cases: Number(values.cases) }
      if ((await compare(version, compatibility, twins, run)) > 0) process.exitCode = 1
    }
  } finally {
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()
