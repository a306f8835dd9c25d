import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, test } from 'node:test'
import { TLSSocket } from 'node:tls'
import { SourceError } from '../errors'
import { apiErrorOf } from './api-error'
import { openCluster } from './cluster'
import { issueCertificate } from './test-certificate'
import { type Answer, kubeconfigOf, sendJson, startTestCluster } from './test-cluster'

const PODS = '/api/v1/namespaces/pgsql/pods'
const { signal } = new AbortController()
const stops: (() => Promise<void>)[] = []
after(() => Promise.all(stops.map(stop => stop())))

async function start(answer: Answer, options: Parameters<typeof startTestCluster>[1] = {}) {
  const test = await startTestCluster(answer, { limits: { head: 300, silence: 300 }, ...options })
  stops.push(test.stop)
  return test
}

async function failureOf(work: Promise<unknown>): Promise<SourceError> {
  const error = await work.then(
    () => assert.fail('it succeeded'),
    cause => cause,
  )
  assert.ok(error instanceof SourceError, String(error))
  return error
}

const STATUSES: [number, string, string, string | null][] = [
  [401, PODS, 'authentication', '401'],
  [403, PODS, 'not-permitted', '403: may not list pods in namespace pgsql'],
  [403, `${PODS}/a-1/log`, 'not-permitted', '403: may not get pods/log in namespace pgsql'],
  [
    403,
    '/apis/apps/v1/namespaces/pgsql/deployments/x',
    'not-permitted',
    '403: may not get deployments in namespace pgsql',
  ],
  [404, '/apis/apps/v1/namespaces/pgsql/deployments/x', 'not-found', '404: deployments x in namespace pgsql'],
  [429, PODS, 'too-many', '429'],
  [500, PODS, 'server-error', '500'],
  [503, PODS, 'server-error', '503'],
  [302, PODS, 'garbage', '302'],
  [422, PODS, 'unexpected', '422'],
]
for (const [status, asked, code, detail] of STATUSES) {
  test(`an answer of ${status} to ${asked} is ${code}, in words without the user`, async () => {
    const { cluster } = await start((_request, response) =>
      sendJson(response, { kind: 'Status', message: 'User "alice" may not' }, status, { 'retry-after': '7' }),
    )
    const error = await failureOf(cluster.read(asked, { signal }))
    assert.deepEqual([error.code, error.detail], [code, detail])
    assert.deepEqual([apiErrorOf(error)?.message, apiErrorOf(error)?.retryAfter], ['User "alice" may not', 7_000])
  })
}

const BROKEN: [string, Answer, string][] = [
  ['HTML', (_request, response) => response.end('<html>'), 'garbage'],
  ['half a line', (_request, response) => response.end('{"kind":"Po'), 'garbage'],
  [
    'half a line and a reset',
    (_request, response) => {
      response.writeHead(200).write('{"kind":"Po')
      setTimeout(() => response.socket?.resetAndDestroy(), 20)
    },
    'garbage',
  ],
  ['another protocol', (_request, response) => response.socket?.end('SSH-2.0-OpenSSH\r\n'), 'garbage'],
  ['a reset', (_request, response) => response.socket?.resetAndDestroy(), 'unreachable'],
  ['silence', () => {}, 'timeout'],
  ['a head and silence', (_request, response) => void response.writeHead(200).write('{'), 'timeout'],
]
for (const [name, answer, code] of BROKEN) {
  test(`${name} is ${code}`, async () => {
    const { cluster } = await start(answer)
    assert.equal((await failureOf(cluster.read(PODS, { signal }))).code, code)
  })
}

test('a port where nobody listens is unreachable, and heals when the kubeconfig names another one', async () => {
  const { cluster, kubeconfig, url } = await start((_request, response) => sendJson(response, { ok: true }))
  await writeFile(kubeconfig, kubeconfigOf({ server: 'http://127.0.0.1:1' }, {}))
  assert.equal((await failureOf(cluster.read(PODS, { signal }))).code, 'unreachable')
  await writeFile(kubeconfig, kubeconfigOf({ server: url }, {}))
  assert.deepEqual(await cluster.read(PODS, { signal }), { ok: true })
})

test('a name that no server knows is unreachable', async () => {
  const { cluster, kubeconfig } = await start(() => {})
  await writeFile(kubeconfig, kubeconfigOf({ server: 'http://nowhere.invalid' }, {}))
  assert.match((await failureOf(cluster.read(PODS, { signal }))).code, /unreachable|timeout/)
})

test('a kubeconfig that is missing, broken, or lacks the context says so, each in its way', async () => {
  const { folder, kubeconfig, url } = await start(() => {})
  const broken = path.join(folder, 'broken')
  await writeFile(broken, 'clusters: [')
  const cases: [string | null, string | null, string][] = [
    [path.join(folder, 'absent'), null, 'unreadable'],
    [broken, null, 'misconfigured'],
    [kubeconfig, 'other', 'misconfigured'],
    [null, null, 'misconfigured'],
  ]
  for (const [file, context, code] of cases) {
    const error = await failureOf(openCluster({ kubeconfig: file, context }).read(PODS, { signal }))
    assert.equal(error.code, code, `${file} ${context}`)
    assert.ok(!error.message.includes(folder) && !error.message.includes(url))
  }
})

test('the token is sent, from tokenFile too, which is relative to the kubeconfig and ends in a line feed', async () => {
  const seen: unknown[] = []
  const answer: Answer = ({ raw }, response) => {
    seen.push(raw.headers.authorization)
    sendJson(response, {})
  }
  const plain = await start(answer)
  await plain.cluster.read(PODS, { signal })
  const filed = await start(answer, { user: { tokenFile: 'token' } })
  await writeFile(path.join(filed.folder, 'token'), 'from-file\n')
  await filed.cluster.read(PODS, { signal })
  assert.deepEqual(seen, ['Bearer secret', 'Bearer from-file'])
})

test('after a 401 the credentials are read anew, once', async () => {
  let valid = 'first'
  const { cluster, folder, asked } = await start(
    ({ raw }, response) => sendJson(response, {}, raw.headers.authorization === `Bearer ${valid}` ? 200 : 401),
    { user: { tokenFile: 'token' } },
  )
  await writeFile(path.join(folder, 'token'), 'first')
  await cluster.read(PODS, { signal })
  valid = 'second'
  await writeFile(path.join(folder, 'token'), 'second')
  await cluster.read(PODS, { signal })
  assert.equal(asked.length, 3)
  valid = 'third'
  assert.equal((await failureOf(cluster.read(PODS, { signal }))).code, 'authentication')
  assert.equal(asked.length, 5)
})

test('a hundred questions take one connection', async () => {
  const { cluster, connections } = await start((_request, response) => sendJson(response, {}))
  for (let i = 0; i < 100; i++) await cluster.read(PODS, { signal })
  assert.equal(connections(), 1)
})

test('a resting connection that the server closed is not a failure', async () => {
  const { cluster, cut } = await start((_request, response) => sendJson(response, {}))
  for (let i = 0; i < 20; i++) {
    await cluster.read(PODS, { signal })
    cut()
  }
})

test('a credential plugin that hangs is given up', async () => {
  const user = { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'sleep', args: ['2'] } }
  const { cluster } = await start(() => {}, { user, limits: { auth: 200 } })
  const error = await failureOf(cluster.read(PODS, { signal }))
  assert.deepEqual([error.code, error.detail], ['timeout', 'credential plugin'])
})

test('TLS: an authority of its own is trusted, a client certificate is shown, a stranger is refused', async () => {
  const authority = issueCertificate('authority')
  const server = issueCertificate('server', authority)
  const client = issueCertificate('board', authority)
  const pem = (text: string) => Buffer.from(text).toString('base64')
  const tls = { cert: server.cert, key: server.key, ca: authority.cert, requestCert: true, rejectUnauthorized: true }
  const answer: Answer = ({ raw }, response) => {
    const peer = raw.socket instanceof TLSSocket ? raw.socket.getPeerCertificate() : null
    sendJson(response, { name: peer?.subject?.CN })
  }
  const user = { 'client-certificate-data': pem(client.cert), 'client-key-data': pem(client.key) }
  const trusted = { 'certificate-authority-data': pem(authority.cert) }

  const good = await start(answer, { tls, user, clusterFields: trusted })
  assert.deepEqual(await good.cluster.read(PODS, { signal }), { name: 'board' })

  const stranger = await start(answer, { tls, user })
  assert.equal((await failureOf(stranger.cluster.read(PODS, { signal }))).code, 'tls')

  const nobody = await start(answer, { tls: { ...tls, requestCert: false }, user: {}, clusterFields: trusted })
  await writeFile(
    nobody.kubeconfig,
    kubeconfigOf({ server: nobody.url, ...trusted }, {}).replace(',"user":"board"', ''),
  )
  assert.deepEqual(await nobody.cluster.read(PODS, { signal }), {})
})

test('the signal ends a question at once, with its own reason and no SourceError', async () => {
  const { cluster } = await start(() => {}, { limits: {} })
  const stop = new AbortController()
  setTimeout(() => stop.abort(), 50)
  await assert.rejects(cluster.read(PODS, { signal: stop.signal }), { name: 'AbortError' })
})

test('a stream that is given up in the moment of its end takes nothing down', async () => {
  const { cluster } = await start((_request, response) => {
    response.write('one\n')
    setTimeout(() => response.end('last\n'), 5)
  })
  for (let round = 0; round < 10; round++) {
    const stop = new AbortController()
    const answer = await cluster.open(PODS, { signal: stop.signal })
    const read = async () => {
      for await (const chunk of answer) if (String(chunk).includes('last')) stop.abort()
    }
    await read().catch(error => assert.equal(error.name, 'AbortError'))
    await new Promise(resolve => setImmediate(resolve))
  }
})
