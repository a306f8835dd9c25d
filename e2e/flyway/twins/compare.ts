import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Compatibility } from '../../../lib/flyway/options'
import type { Case } from '../cases/case'
import { type RealFlyway, startRealFlyway } from '../real-flyway'
import { runCase, type Twins, type Verdict } from './run-case'
import { startTwin } from './twin'

/** The Flyways that the engine answers as. */
export const FLYWAYS: Record<string, Compatibility> = {
  '13.12.0': '13',
  '11.20.0': '11.20',
  '10.22.0': '10.22',
  '9.22.3': '9.22',
}

/** Real Flyway gets slowly slower in one JVM. */
const CASES_PER_JVM = 60

/** Starts two databases and a folder for the scripts of one case at a time. */
export async function startTwins(): Promise<Twins & { stop: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flyway-'))
  const [real, ours] = await Promise.all(['real', 'ours'].map(name => startTwin(path.join(folder, name))))
  if (!real || !ours) throw new Error('two were started')
  const stop = async () => {
    await Promise.all([real.stop(), ours.stop()])
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return { real, ours, folder: path.join(folder, 'case'), stop }
}

/** Asks real Flyway of one version and the built-in engine the same, case after case. */
export async function compare(
  version: string,
  cases: Iterable<Case>,
  twins: Twins,
  take: (verdict: Verdict, one: Case, place: number) => void,
): Promise<void> {
  const compatibility = FLYWAYS[version]
  if (!compatibility) throw new Error(`no answers are given as Flyway ${version}`)
  let real: RealFlyway | null = null
  let asked = 0
  try {
    for (const one of cases) {
      if (asked++ % CASES_PER_JVM === 0) {
        await real?.stop()
        real = await startRealFlyway(version)
      }
      if (real) take(await runCase(real, twins, one, compatibility), one, asked - 1)
    }
  } finally {
    await real?.stop()
  }
}
