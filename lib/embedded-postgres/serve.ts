import { spawn } from 'node:child_process'
import { createServer, type Socket } from 'node:net'
import path from 'node:path'
import type { Cluster } from './initialise'
import type { Identity } from './unprivileged'

/** What a throw-away or demo database needs: loopback alone, no socket in a shared folder, no care for power cuts, little memory. */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'shared_buffers=32MB',
  'max_connections=60',
]

/** The shell stops the server when our end of its standard input closes: on exit, on a crash and on SIGKILL. */
const GUARD =
  'exec 3<&0; "$@" </dev/null 3<&- & p=$!; (cat <&3 >/dev/null; kill -INT $p 2>/dev/null) & w=$!; ' +
  'wait $p; c=$?; kill $w 2>/dev/null; exit $c'

const TRIES = 3

/** A server that this process started. */
export type Served = { port: number; stop: () => Promise<void> }

export type ServeOptions = { flags: string[]; log: (text: string) => void }

/** Starts the server on a free port and resolves when it takes connections. */
export async function serveCluster(
  native: string,
  cluster: Cluster,
  identity: Identity,
  options: ServeOptions,
): Promise<Served> {
  for (let attempt = 1; ; attempt++) {
    const port = await takeFreePort()
    try {
      return { port, stop: await launch(native, cluster, port, identity, options) }
    } catch (error) {
      // Between the choice of a port and its use, anyone may take it.
      if (attempt === TRIES || !/Address already in use/.test(String(error))) throw error
    }
  }
}

function takeFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0))
    })
  })
}

async function launch(
  native: string,
  { data }: Cluster,
  port: number,
  identity: Identity,
  { flags, log }: ServeOptions,
): Promise<() => Promise<void>> {
  const settings = SETTINGS.flatMap(setting => ['-c', setting])
  const args = [path.join(native, 'bin', 'postgres'), '-D', data, '-p', String(port), ...settings, ...flags]
  const child = spawn('/bin/sh', ['-c', GUARD, 'embedded-postgres', ...args], {
    ...identity,
    cwd: data,
    // A process group of its own: Ctrl-C in the terminal is for us, and we stop the server in our own time.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.stdin.on('error', () => {})
  await new Promise<void>((resolve, reject) => {
    let said: string | null = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      log(text)
      if (said === null) return
      said += text
      if (!said.includes('ready to accept connections')) return
      said = null
      resolve()
    })
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`postgres ended (${code}) before it was ready:\n${said ?? ''}`)))
  })
  child.unref()
  // Pipes of a child are sockets in Node; neither keeps this process alive.
  for (const pipe of [child.stdin, child.stderr]) (pipe as unknown as Socket).unref()
  return () => {
    child.ref()
    child.stdin.end()
    return ended
  }
}
