import assert from 'node:assert/strict'
import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { createGitReader, type GitConfig } from './git-reader'
import { makeRepository } from './test-repository'

const root = mkdtempSync(path.join(tmpdir(), 'git-copy-'))
after(() => rm(root, { recursive: true, force: true }))
const { signal } = new AbortController()

const configOf = (repository: string, more: Partial<GitConfig> = {}): GitConfig => ({
  kind: 'git',
  repository,
  ref: 'main',
  folder: '',
  tokenFile: null,
  keyFile: null,
  ...more,
})

/** Git's own HTTP server behind a door that lets in one user with one password. */
async function serveHttp(folder: string, user: string, password: string) {
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  const seen = { commands: new Set<string>() }
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    for (const line of processesWith(`:${request.socket.localPort}/`)) seen.commands.add(line)
    if (request.headers.authorization !== wanted)
      return response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end()
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const backend = execFile(
      'git',
      ['http-backend'],
      {
        encoding: 'buffer',
        env: {
          ...process.env,
          GIT_PROJECT_ROOT: folder,
          GIT_HTTP_EXPORT_ALL: '1',
          GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
          PATH_INFO: pathname,
          QUERY_STRING: searchParams.toString(),
          REQUEST_METHOD: request.method,
          CONTENT_TYPE: request.headers['content-type'],
          HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
        },
      },
      (_error, output) => {
        const end = output.indexOf('\r\n\r\n')
        const head = output
          .toString('latin1', 0, end)
          .split('\r\n')
          .map(line => line.split(': ') as [string, string])
        const status = head.find(([name]) => name === 'Status')?.[1] ?? '200'
        for (const [name, value] of head) response.setHeader(name, value)
        response.writeHead(Number.parseInt(status, 10)).end(output.subarray(end + 4))
      },
    )
    if (backend.stdin) request.pipe(backend.stdin)
  }
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address && typeof address === 'object' ? address.port : 0
  const stop = () => {
    server.closeAllConnections()
    return new Promise(resolve => server.close(resolve))
  }
  return { port, seen, stop }
}

/** The arguments and the environment of the processes that have a word among their arguments. */
function processesWith(word: string): string[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && readQuietly(`/proc/${name}/cmdline`).includes(word))
    .map(pid => readQuietly(`/proc/${pid}/cmdline`) + readQuietly(`/proc/${pid}/environ`))
}

function readQuietly(file: string): string {
  try {
    return readFileSync(file, 'latin1')
  } catch {
    return '' // it ended, or is somebody else's
  }
}

const noProc = !existsSync('/proc/self/environ') && 'no /proc'

test('a token lets in, is read each time, and is seen in no process', { skip: noProc }, async () => {
  const { bare, push } = makeRepository(path.join(root, 'private'))
  const commit = push('main', { 'V1__a.sql': '1' })
  const server = await serveHttp(path.dirname(bare), 'x-access-token', 'planted-token-4711')
  const tokenFile = path.join(root, "it's a token")
  const repository = `http://127.0.0.1:${server.port}/bare.git`
  const read = createGitReader(configOf(repository, { tokenFile }), path.join(root, 'a'), signal)

  await writeFile(tokenFile, 'wrong\n')
  await assert.rejects(read(), { name: 'SourceError', code: 'authentication' })
  await writeFile(tokenFile, 'planted-token-4711\n')
  const scripts = await read()
  assert.equal(scripts.commit, commit)
  assert.equal(scripts.files[0]?.text, '1')
  assert.equal(await read(), scripts)

  const without = createGitReader(configOf(repository), path.join(root, 'b'), signal)
  await assert.rejects(without(), { code: 'authentication' })
  const elsewhere = createGitReader(configOf(`${repository}-not`, { tokenFile }), path.join(root, 'c'), signal)
  await assert.rejects(elsewhere(), { code: 'not-found' })
  await server.stop()

  const seen = [...server.seen.commands]
  assert.ok(seen.some(line => line.includes('ls-remote')) && seen.some(line => line.includes('fetch')), 'git was seen')
  assert.equal(seen.filter(line => line.includes('planted-token')).length, 0)
  const copied = spawnSync('grep', ['-r', 'planted-token', path.join(root, 'a')])
  assert.equal(copied.status, 1, 'nothing of it is in the copy')
})

test('the user of the address is kept', async () => {
  const { bare, push } = makeRepository(path.join(root, 'user'))
  push('main', { 'V1__a.sql': '1' })
  const server = await serveHttp(path.dirname(bare), 'x-token-auth', 'secret-2')
  const tokenFile = path.join(root, 'token-2')
  await writeFile(tokenFile, 'secret-2')
  const repository = `http://x-token-auth@127.0.0.1:${server.port}/bare.git`
  const scripts = await createGitReader(configOf(repository, { tokenFile }), path.join(root, 'd'), signal)()
  assert.equal(scripts.files.length, 1)
  await server.stop()
})

test('a copy holds one commit, is not fetched again for the same, and one that is damaged is made anew', async () => {
  const { bare, push } = makeRepository(path.join(root, 'damaged'))
  push('main', { 'V1__a.sql': '1' })
  push('main', { 'V2__b.sql': '2' })
  const copies = path.join(root, 'damaged-copies')
  const read = createGitReader(configOf(`file://${bare}`), copies, signal)
  await read()
  const [name] = await readdir(copies)
  const copy = path.join(copies, name ?? '')
  const count = execFileSync('git', ['-C', copy, 'rev-list', '--all', '--count'], { encoding: 'utf8' })
  assert.equal(count.trim(), '1')

  // The lock of a process that was killed stops each fetch, and shows that there is none for what is here already.
  await writeFile(path.join(copy, 'shallow.lock'), '')
  await read()
  push('main', { 'V3__c.sql': '3' })
  await assert.rejects(read(), { code: 'unreadable' })
  assert.deepEqual(
    (await read()).files.map(file => file.path),
    ['V3__c.sql'],
  )
})

test('environments with the very same ref share a copy and take turns', async () => {
  const { bare, push } = makeRepository(path.join(root, 'same'))
  push('main', { 'V1__a.sql': '1' })
  const copies = path.join(root, 'same-copies')
  const readers = Array.from({ length: 4 }, () => createGitReader(configOf(`file://${bare}`), copies, signal))
  const read = await Promise.all(readers.map(reader => reader()))
  assert.deepEqual(
    read.map(scripts => scripts.files.length),
    [1, 1, 1, 1],
  )
  assert.equal((await readdir(copies)).length, 1)
})

test('no place for a copy is said', async () => {
  const place = path.join(root, 'a-file')
  await writeFile(place, '')
  const read = createGitReader(configOf('file:///none'), place, signal)
  await assert.rejects(read(), { code: 'misconfigured', detail: 'no place for a copy of the repository: ENOTDIR' })
})
