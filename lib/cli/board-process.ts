import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../system-error'
import { buildWhenNeeded, NEXT } from './build'
import { urlOf } from './listen'
import { StartError } from './start-error'

/** The address is in use by another process. */
export class PortTakenError extends StartError {
  override name = 'PortTakenError'
}

export type BoardProcess = { url: string; pid: number; ended: Promise<number>; stop: () => Promise<void> }

export type BoardStart = {
  /** Path of the configuration file. */
  config: string
  env: NodeJS.ProcessEnv
  port: number
  host: string
  /** Lines of progress for people. */
  log: (line: string) => void
  dev?: boolean
  /** Stops it, while it is built and started, too: then an AbortError is thrown once nothing is left of it. */
  signal?: AbortSignal
}

/**
 * Starts the board as a process of its own, building it first when its sources have changed, and resolves when the
 * page can be used: the server answers and every source was tried once, or 15 s have passed.
 */
export async function startBoard({
  config,
  env,
  port,
  host,
  log,
  dev = false,
  signal,
}: BoardStart): Promise<BoardProcess> {
  await refuseTakenPort(port, host)
  if (!dev) await buildWhenNeeded(log, signal)
  signal?.throwIfAborted()
  const child = spawn(process.execPath, [NEXT, dev ? 'dev' : 'start', '-H', host, '-p', String(port)], {
    // Its standard input is our life line: when we die, it ends (lib/cli/board-server.ts).
    stdio: ['pipe', 'ignore', 'inherit'],
    env: {
      ...env,
      NEXT_TELEMETRY_DISABLED: '1',
      NODE_ENV: dev ? 'development' : 'production',
      EXIT_WITH_PARENT: '1',
      INSTRUMENT_CLUSTER_CONFIG: config,
    },
  })
  child.stdin?.on('error', () => {}) // it ended first: its exit says so
  const ended = once(child, 'exit').then(([code, signal]) => exitCode(code, signal))
  signal?.addEventListener('abort', () => void stop(child, ended))
  const url = urlOf(host, port)
  const early = new AbortController()
  try {
    await Promise.race([untilUsable(url, early.signal), ended.then(refuseEnd)])
  } catch (error) {
    signal?.throwIfAborted()
    throw error
  } finally {
    early.abort()
  }
  // Without a number it could not be spawned, and then nothing has answered.
  return { url, pid: child.pid as number, ended, stop: () => stop(child, ended) }
}

/** Next leaves with 143 or 130 when it was asked to: that is a good end. */
const exitCode = (code: number | null, signal: string | null) =>
  signal === 'SIGTERM' || signal === 'SIGINT' || code === 143 || code === 130 ? 0 : (code ?? 1)

function refuseEnd(code: number): never {
  throw new StartError(`The board ended with ${code} before it could be used; its reason stands above.`, code || 1)
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 4_500)
  await ended
  clearTimeout(late)
}

async function untilUsable(url: string, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + 15_000
  let answers = false
  while (!signal.aborted && (!answers || Date.now() < deadline)) {
    const status = await fetch(`${url}/readyz`, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) }).then(
      response => response.status,
      () => 0, // not listening yet
    )
    if (status === 200) return
    answers ||= status > 0
    await sleep(50)
  }
}

/** Throws a StartError when nobody could listen there now; a PortTakenError when that is for another process. */
export async function refuseTakenPort(port: number, host: string): Promise<void> {
  const probe = net.createServer()
  probe.listen(port, host)
  try {
    await once(probe, 'listening')
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EADDRINUSE')
      throw new PortTakenError(
        `Port ${port} on ${host} is taken by another process. Choose one with PORT=… .`,
        1,
        error,
      )
    throw new StartError(
      `The board cannot listen on port ${port} of ${host} (${code}). PORT and HOST choose.`,
      1,
      error,
    )
  }
  probe.close()
  await once(probe, 'close')
}
