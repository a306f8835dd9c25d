import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'

const folder = mkdtempSync(path.join(os.tmpdir(), 'instrument-cluster-start-'))

/** A configuration in a folder of its own. */
function write(name: string, yaml: string): string {
  const file = path.join(folder, name)
  writeFileSync(file, yaml)
  return file
}

const good = write(
  'good.yaml',
  'environments:\n  - name: dev\n    database: { url: "postgresql://b:hunter2222@h/d" }\n',
)
const wrong = write(
  'wrong.yaml',
  'environments:\n  - name: dev\n    databse: { url: "postgresql://b:hunter2222@h/d" }\n',
)

/** `npm start` up to its end, which comes before anything is built. */
async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lib/cli/start.ts'], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data))
  const [code] = await once(child, 'close')
  return { code, said }
}

test('without a configuration it ends with 78, names both places and the demo', { timeout: 30_000 }, async () => {
  const { code, said } = await start({ INSTRUMENT_CLUSTER_CONFIG: path.join(folder, 'none.yaml') })
  assert.equal(code, 78)
  for (const words of ['none.yaml', 'INSTRUMENT_CLUSTER_CONFIG', 'instrument-cluster.yaml', 'npm run demo'])
    assert.ok(said.includes(words), said)
})

test('a wrong configuration ends with 78 and its mistakes, without a stack or a secret', {
  timeout: 30_000,
}, async () => {
  const { code, said } = await start({ INSTRUMENT_CLUSTER_CONFIG: wrong })
  assert.equal(code, 78)
  assert.match(said, /wrong\.yaml:3 {2}environments\[0\]\.databse is not known here; is database meant\?/)
  assert.doesNotMatch(said, /hunter2222|\n +at /)
})

test('beyond loopback it ends with 78 unless the board is public', { timeout: 30_000 }, async () => {
  const { code, said } = await start({ INSTRUMENT_CLUSTER_CONFIG: good, HOST: '0.0.0.0' })
  assert.equal(code, 78)
  assert.match(said, /board\.access: public/)
})

test('a port that is taken is named, and it ends with 1', { timeout: 30_000 }, async () => {
  const other = net.createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as net.AddressInfo // of a server that listens on TCP
  const { code, said } = await start({ INSTRUMENT_CLUSTER_CONFIG: good, PORT: String(port) })
  other.close()
  assert.equal(code, 1)
  assert.match(said, new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken by another process`))
})

test('an address that is not of this machine is named, and it ends with 1', { timeout: 30_000 }, async () => {
  const open = write(
    'open.yaml',
    'environments:\n  - { name: dev, database: { url: "postgresql://h/d" } }\nboard: { access: public }\n',
  )
  const { code, said } = await start({ INSTRUMENT_CLUSTER_CONFIG: open, HOST: '192.0.2.1' })
  assert.equal(code, 1)
  assert.match(said, /^The board cannot listen on port 3000 of 192\.0\.2\.1 \(EADDRNOTAVAIL\)/)
})
