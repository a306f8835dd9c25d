import path from 'node:path'
import { describe, test } from 'node:test'
import { missingAssets, provideAssets } from '../assets'
import { withWorld } from '../contract'
import { startEmulatorWorld } from '../emulator-world'
import { kubectlContract } from '../kubectl-contract'

const missing = missingAssets()
if (missing) test('kubectl on the emulator', { skip: missing }, () => {})
else {
  describe('kubectl on the emulator', () => {
    const world = withWorld(async () => {
      const assets = await provideAssets(line => process.stderr.write(`${line}\n`))
      return { ...(await startEmulatorWorld()), kubectl: path.join(assets, 'kubectl') }
    })
    kubectlContract(world, () => world().kubectl)
  })
}
