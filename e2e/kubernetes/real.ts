import { describe, test } from 'node:test'
import { missingAssets, provideAssets } from './assets'
import { contract } from './contract'
import { startRealWorld } from './real-world'

const missing = missingAssets()
if (missing) test(`a real API server is asked what the emulator is`, { skip: missing }, () => {})
else {
  describe('kube-apiserver and etcd', () => {
    contract(async () => startRealWorld(await provideAssets(line => process.stderr.write(`${line}\n`))))
  })
}
