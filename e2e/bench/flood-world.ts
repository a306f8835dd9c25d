import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { provideAssets } from '../kubernetes/assets'
import { createNode, kubeconfigOf, startRealWorld } from '../kubernetes/real-world'
import { aLogLine } from './a-flyway-log'

/*
 * A process with a real API server and a pod on a node whose logs are ready to be sent: whoever reads them does not serve
 * them. It says where they are, and ends when its parent does.
 * node --import tsx e2e/bench/flood-world.ts <folder> <lines> <ticks>
 */

/** What the process says when it is ready. */
export type Flood = { kubeconfig: string; kubectl: string; bytes: number }

export const POD = 'flood'
/** Containers: one with many lines at once, one that goes on with a line each few milliseconds and says in it when. */
export const MANY = 'many'
export const TICKING = 'ticking'
export const PERIOD = 4

async function main([folder = '', lines = '', ticks = '']: string[]) {
  const assets = await provideAssets(line => process.stderr.write(`${line}\n`))
  const { server, tokens } = await startRealWorld(assets)
  const pieces: string[] = []
  for (let n = 1; n <= Number(lines); n++) {
    const { time, text } = aLogLine(n)
    pieces.push(`${time} ${text}\n`)
  }
  const many = Buffer.from(pieces.join(''))
  const node = https.createServer({ ...server.node, requestCert: true }, ({ url = '' }, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' })
    if (url.includes(`/${MANY}?`)) response.end(many)
    else void tick(response, Number(ticks))
  })
  node.listen(0, '127.0.0.1')
  await once(node, 'listening')
  await createNode(server, (node.address() as AddressInfo).port, 'flood-1')
  const containers = [MANY, TICKING].map(name => ({ name, image: 'none' }))
  const spec = { nodeName: 'flood-1', automountServiceAccountToken: false, containers }
  await server.must('POST', '/api/v1/namespaces/pgsql/pods', { metadata: { name: POD }, spec })
  const kubeconfig = path.join(folder, 'kubeconfig')
  const address = `https://127.0.0.1:${server.port}`
  writeFileSync(kubeconfig, JSON.stringify(kubeconfigOf(address, server.ca, tokens.board)), { mode: 0o600 })
  process.send?.({ kubeconfig, kubectl: path.join(assets, 'kubectl'), bytes: many.length } satisfies Flood)
}

async function tick(response: ServerResponse, count: number) {
  const start = performance.now()
  for (let n = 1; n <= count && !response.destroyed; n++) {
    await sleep(Math.max(0, start + n * PERIOD - performance.now()))
    response.write(`${new Date().toISOString()} tick ${n} ${performance.timeOrigin + performance.now()}\n`)
  }
  response.end()
}

if (process.argv[1]?.endsWith('flood-world.ts')) {
  process.once('disconnect', () => process.exit(0))
  void main(process.argv.slice(2))
}
