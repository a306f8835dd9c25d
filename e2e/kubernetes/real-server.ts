import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { freePort } from '../free-port'
import { type Answered, type Api, ask } from './ask'
import { AUDIT_POLICY, readAudit } from './audit'
import { startChild, untilReady } from './child'

const run = promisify(execFile)

export type RealServer = Awaited<ReturnType<typeof startRealServer>>

/**
 * Starts etcd and kube-apiserver with RBAC on, from the tools in `assets`, with all that they write in `folder`.
 * Objects outlive the API's SIGKILL: they are in etcd.
 */
export async function startRealServer(assets: string, folder: string) {
  const at = (name: string) => path.join(folder, name)
  await run(path.join(assets, 'testcluster'), ['certs', folder])
  const read = (name: string) => readFileSync(at(name))
  const [client, peer, secure] = [await freePort(), await freePort(), await freePort()]
  await writeFile(at('audit-policy.json'), JSON.stringify(AUDIT_POLICY))
  const etcdUrl = `http://127.0.0.1:${client}`
  const etcd = startChild(path.join(assets, 'etcd'), etcdFlags(etcdUrl, peer, at('etcd-data')), at('etcd.log'))
  await untilReady(etcd, async () => (await fetch(`${etcdUrl}/readyz`)).ok)

  const ca = read('ca.crt')
  const certificate = { cert: read('admin.crt'), key: read('admin.key') }
  const admin: Api = { url: `https://127.0.0.1:${secure}`, tls: { ca, ...certificate } }
  const start = async () => {
    const server = startChild(path.join(assets, 'kube-apiserver'), apiFlags(etcdUrl, secure, at), at('apiserver.log'))
    await untilReady(server, async () => (await ask(admin, '/readyz')).status === 200)
    return server
  }
  let server: Awaited<ReturnType<typeof start>> | null = await start()
  const kill = async () => {
    await server?.kill('SIGKILL')
    server = null
  }

  return {
    ca,
    /** Of the administrator. */
    certificate,
    port: secure,
    /** What the API itself shows, for whoever stands before it. */
    tls: { cert: read('apiserver.crt'), key: read('apiserver.key') },
    /** What a kubelet shows, and whom it lets in. */
    node: { ca, cert: read('kubelet.crt'), key: read('kubelet.key') },
    kubectlFile: path.join(assets, 'kubectl'),
    /** Runs kubectl as the administrator. */
    kubectl: async (...args: string[]) =>
      (await run(path.join(assets, 'kubectl'), [...adminFlags(at, secure), ...args])).stdout,
    /** What the board's ServiceAccount has asked so far, by the API's own book. */
    audit: () => readAudit(at('audit.log')),
    kill,
    async revive() {
      server ??= await start()
    },
    async stop() {
      await kill()
      await etcd.kill('SIGKILL')
    },
    /** Asks as the administrator; what is refused is thrown. */
    async must(method: string, to: string, body?: unknown, type?: string): Promise<Answered> {
      const answer = await ask(admin, to, { method, body, ...(type && { type }) })
      if (answer.status >= 300) throw new Error(`${method} ${to}: ${answer.status} ${answer.body}`)
      return answer
    },
  }
}

const adminFlags = (at: (name: string) => string, port: number) => [
  ...[`--server=https://127.0.0.1:${port}`, `--certificate-authority=${at('ca.crt')}`, '--kubeconfig=/dev/null'],
  ...[`--client-certificate=${at('admin.crt')}`, `--client-key=${at('admin.key')}`],
]

const etcdFlags = (client: string, peer: number, data: string) => [
  ...[`--data-dir=${data}`, '--name=default', '--unsafe-no-fsync', '--log-level=error'],
  ...[`--listen-client-urls=${client}`, `--advertise-client-urls=${client}`],
  ...[`--listen-peer-urls=http://127.0.0.1:${peer}`, `--initial-advertise-peer-urls=http://127.0.0.1:${peer}`],
  `--initial-cluster=default=http://127.0.0.1:${peer}`,
]

const apiFlags = (etcd: string, port: number, at: (name: string) => string) => [
  ...[`--etcd-servers=${etcd}`, '--bind-address=127.0.0.1', '--advertise-address=127.0.0.1', `--secure-port=${port}`],
  ...[`--tls-cert-file=${at('apiserver.crt')}`, `--tls-private-key-file=${at('apiserver.key')}`],
  `--client-ca-file=${at('ca.crt')}`,
  ...[`--service-account-key-file=${at('sa.crt')}`, `--service-account-signing-key-file=${at('sa.key')}`],
  '--service-account-issuer=https://kubernetes.default.svc',
  // A loopback address is no endpoint that could be published.
  ...['--authorization-mode=RBAC', '--service-cluster-ip-range=10.0.0.0/24', '--endpoint-reconciler-type=none'],
  // Nobody makes the default ServiceAccounts here, so pods may not ask for one.
  '--disable-admission-plugins=ServiceAccount',
  `--kubelet-client-certificate=${at('apiserver-kubelet-client.crt')}`,
  `--kubelet-client-key=${at('apiserver-kubelet-client.key')}`,
  `--kubelet-certificate-authority=${at('ca.crt')}`,
  '--kubelet-preferred-address-types=InternalIP,Hostname',
  ...[`--audit-policy-file=${at('audit-policy.json')}`, `--audit-log-path=${at('audit.log')}`],
]
