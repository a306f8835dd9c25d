import assert from 'node:assert/strict'
import { chmod, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { TLSSocket } from 'node:tls'
import { SourceError } from '../errors'
import { openCluster } from './cluster'
import { issueCertificate } from './test-certificate'
import { type Answer, sendJson, startTestCluster } from './test-cluster'

const PODS = '/api/v1/namespaces/pgsql/pods'
const { signal } = new AbortController()
const stops: (() => Promise<void>)[] = []
after(() => Promise.all(stops.map(stop => stop())))

async function start(answer: Answer, options: Parameters<typeof startTestCluster>[1] = {}) {
  const test = await startTestCluster(answer, options)
  stops.push(test.stop)
  return test
}

const whoAsks: Answer = ({ raw }, response) => {
  const peer = raw.socket instanceof TLSSocket ? raw.socket.getPeerCertificate() : null
  sendJson(response, { token: raw.headers.authorization, name: peer?.subject?.CN })
}

const plugin = (command: string) => ({
  exec: { apiVersion: 'client.authentication.k8s.io/v1', command, interactiveMode: 'Never' },
})

test('a credential plugin gives the token; its command is relative to the kubeconfig', async () => {
  const { cluster, folder } = await start(whoAsks, { user: plugin('./login') })
  const credential = {
    apiVersion: 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    status: { token: 'made' },
  }
  await writeFile(path.join(folder, 'login'), `#!/bin/sh\necho '${JSON.stringify(credential)}'\n`)
  await chmod(path.join(folder, 'login'), 0o755)
  assert.deepEqual(await cluster.read(PODS, { signal }), { token: 'Bearer made' })
})

test('a credential plugin that fails or is not there is an error of authentication, with what it said as the cause', async () => {
  const { cluster, folder } = await start(whoAsks, { user: plugin('./login') })
  const failure = async () => {
    const error = await cluster.read(PODS, { signal }).catch(cause => cause)
    assert.ok(error instanceof SourceError, String(error))
    return error
  }
  assert.equal((await failure()).code, 'authentication')
  await writeFile(path.join(folder, 'login'), '#!/bin/sh\necho "session is over" >&2\nexit 1\n')
  await chmod(path.join(folder, 'login'), 0o755)
  const { code, message, cause } = await failure()
  assert.equal(code, 'authentication')
  assert.ok(!message.includes('session is over'))
  assert.match(String(cause), /session is over/)
})

test('a client certificate that is rotated is shown from then on, over new connections', async () => {
  const authority = issueCertificate('authority')
  const server = issueCertificate('server', authority)
  const tls = { cert: server.cert, key: server.key, ca: authority.cert, requestCert: true, rejectUnauthorized: true }
  const { cluster, folder, connections } = await start(whoAsks, {
    tls,
    user: { 'client-certificate': 'board.crt', 'client-key': 'board.key' },
    clusterFields: { 'certificate-authority-data': Buffer.from(authority.cert).toString('base64') },
  })
  const names: unknown[] = []
  for (const name of ['old', 'old', 'new', 'new']) {
    if (names.at(-1) !== name) {
      const { cert, key } = issueCertificate(name, authority)
      await writeFile(path.join(folder, 'board.crt'), cert)
      await writeFile(path.join(folder, 'board.key'), key)
    }
    const answer = await cluster.read(PODS, { signal })
    names.push((answer as { name: string }).name) // as whoAsks answers
  }
  assert.deepEqual([names, connections()], [['old', 'old', 'new', 'new'], 2])
})

test('two contexts of one kubeconfig are two clusters, each with its own user and connections', async () => {
  const [one, two] = [await start(whoAsks), await start(whoAsks)]
  const both = {
    clusters: [one, two].map(({ url }, i) => ({ name: `cluster-${i}`, cluster: { server: url } })),
    users: [0, 1].map(i => ({ name: `user-${i}`, user: { token: `token-${i}` } })),
    contexts: [0, 1].map(i => ({ name: `context-${i}`, context: { cluster: `cluster-${i}`, user: `user-${i}` } })),
  }
  await writeFile(one.kubeconfig, JSON.stringify(both))
  const clusters = [0, 1].map(i => openCluster({ kubeconfig: one.kubeconfig, context: `context-${i}` }))
  const answers = await Promise.all([...clusters, ...clusters].map(cluster => cluster.read(PODS, { signal })))
  assert.deepEqual(
    answers.map(answer => (answer as { token: string }).token), // as whoAsks answers
    ['Bearer token-0', 'Bearer token-1', 'Bearer token-0', 'Bearer token-1'],
  )
  assert.deepEqual([one.asked.length, two.asked.length], [2, 2])
  for (const cluster of clusters) cluster.close()
})

test('a thousand lists over one cluster leave no socket and no timer behind', async () => {
  const { cluster, connections } = await start(whoAsks)
  const timers = () => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length
  await cluster.read(PODS, { signal })
  const before = timers()
  for (let i = 0; i < 1_000; i++) await cluster.read(PODS, { signal })
  assert.equal(connections(), 1)
  assert.ok(timers() <= before + 1, `${timers()} timers, ${before} before`)
})
