import { describe, test } from 'node:test'
import { missingAssets, provideAssets } from './assets'
import { withWorld } from './contract'
import { type RealWorld, startRealWorld } from './real-world'

/** Tests on a real API server of their own; skipped, and said why, where there is none. */
export function realSuite(name: string, define: (world: () => RealWorld) => void): void {
  const missing = missingAssets()
  if (missing) {
    test(name, { skip: missing }, () => {})
    return
  }
  const start = async () => startRealWorld(await provideAssets(line => process.stderr.write(`${line}\n`)))
  describe(name, () => define(withWorld(start)))
}
