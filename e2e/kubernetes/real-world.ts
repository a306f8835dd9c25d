import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ContainerLog, createContainerLog } from '../world/emulator/container-log'
import type { Pod } from '../world/emulator/objects'
import { openFront } from './front'
import { startNode } from './node-stand-in'
import { type RealServer, startRealServer } from './real-server'
import { startRefusals } from './refusals'
import type { KubernetesWorld } from './world'

const PODS = '/api/v1/namespaces/pgsql/pods'
const MERGE = 'application/merge-patch+json'

export type RealWorld = KubernetesWorld & { server: RealServer }

/** A real API server as a world of the contract, with a stand-in for its one node. */
export async function startRealWorld(assets: string): Promise<RealWorld> {
  const folder = await mkdtemp(path.join(tmpdir(), 'kubernetes-'))
  const server = await startRealServer(assets, folder)
  const pods = new Map<string, Pod>()
  const logs = new Map<string, ContainerLog>()
  const node = await startNode({ tls: server.node, pods, logs })
  const refusals = await startRefusals(server.tls)
  const front = await openFront(() => refusals.port() ?? server.port)
  const url = `https://127.0.0.1:${front.port}`
  await createNode(server, node.port)
  await createRights(server)
  const tokens = { board: await tokenOf(server, 'instrument-cluster'), stranger: await tokenOf(server, 'stranger') }
  const kubeconfig = path.join(folder, 'kubeconfig')
  await writeFile(kubeconfig, JSON.stringify(kubeconfigOf(url, server.ca, tokens.board)), { mode: 0o600 })
  let elsewhere = 0

  const world: KubernetesWorld = {
    api: { url, tls: { ca: server.ca } },
    certificate: server.certificate,
    tokens,
    kubeconfig,
    async putPod(pod) {
      const { name } = pod.metadata
      if (!pods.has(name)) await server.must('POST', PODS, specOf(pod))
      await server.must('PATCH', `${PODS}/${name}/status`, { status: pod.status }, MERGE)
      pods.set(name, pod)
    },
    async removePod(name) {
      await server.must('DELETE', `${PODS}/${name}`, { gracePeriodSeconds: 0 })
      pods.delete(name)
    },
    log(id, ahead) {
      const log = logs.get(id) ?? createContainerLog([], ahead)
      logs.set(id, log)
      return log
    },
    logRequests: node.requests,
    cut: front.cut,
    stall: front.stall,
    refuse(answer) {
      refusals.order(answer)
      front.cut()
    },
    loseNodes: node.lose,
    nodesAway: node.away,
    async kill() {
      await server.kill()
      await front.close()
    },
    async revive() {
      await server.revive()
      await front.reopen()
    },
    // A server that starts knows nothing from before its first list; without a newer write that may be the same.
    async forget() {
      const metadata = { name: `elsewhere-${elsewhere++}` }
      await server.must('POST', '/api/v1/namespaces/pgsql/configmaps', { metadata })
      await world.kill()
      await world.revive()
    },
    async stop() {
      await front.close()
      await server.stop()
      await Promise.all([node.stop(), refusals.stop()])
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  return { ...world, server }
}

/** What a client creates; the rest of a pod is its status. */
const specOf = ({ metadata: { name, labels }, spec }: Pod) => ({
  metadata: { name, ...(labels && { labels }) },
  spec: { ...spec, automountServiceAccountToken: false },
})

/** A node whose kubelet answers at a port of this machine. */
export async function createNode(server: RealServer, port: number, name = 'node-1') {
  await server.must('POST', '/api/v1/nodes', { metadata: { name } })
  const addresses = [{ type: 'InternalIP', address: '127.0.0.1' }]
  const status = { addresses, daemonEndpoints: { kubeletEndpoint: { Port: port } } }
  await server.must('PATCH', `/api/v1/nodes/${name}/status`, { status }, MERGE)
}

/** The board's rights are those of the manifests that are shipped; a stranger has none. */
async function createRights(server: RealServer) {
  await server.must('POST', '/api/v1/namespaces', { metadata: { name: 'pgsql' } })
  await server.must('POST', '/api/v1/namespaces/pgsql/serviceaccounts', { metadata: { name: 'stranger' } })
  await server.kubectl('apply', '-k', 'deploy')
}

async function tokenOf(server: RealServer, account: string): Promise<string> {
  const to = `/api/v1/namespaces/pgsql/serviceaccounts/${account}/token`
  const { body } = await server.must('POST', to, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest' })
  return JSON.parse(body).status.token
}

export const kubeconfigOf = (server: string, ca: Buffer, token: string) => ({
  apiVersion: 'v1',
  kind: 'Config',
  clusters: [{ name: 'world', cluster: { server, 'certificate-authority-data': ca.toString('base64') } }],
  users: [{ name: 'board', user: { token } }],
  contexts: [{ name: 'board', context: { cluster: 'world', user: 'board', namespace: 'pgsql' } }],
  'current-context': 'board',
})
