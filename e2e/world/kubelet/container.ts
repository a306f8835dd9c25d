import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type ContainerLog, createContainerLog } from '../emulator/container-log'

/** What a container starts with: the program's file and arguments, its folder and its whole environment. */
export type Program = { file: string; args: string[]; cwd: string; env: Record<string, string> }

export type Container = {
  /** `containerd://…` */
  id: string
  log: ContainerLog
  startedAt: Date
  exit: Promise<number>
  kill: (signal: NodeJS.Signals) => void
}

const TSX = createRequire(import.meta.url).resolve('tsx')
const LIFE_LINE = fileURLToPath(new URL('./exit-with-parent.ts', import.meta.url))

/** Starts a program as a real process. What it writes, on either stream, is the log; how it ends is the exit code. */
export function startContainer({ file, args, cwd, env }: Program): Container {
  const log = createContainerLog()
  const child = spawn(process.execPath, ['--import', TSX, '--import', LIFE_LINE, file, ...args], {
    cwd,
    // Next's types want NODE_ENV in every environment; a container has none.
    env: { ...passed(), ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.on('error', () => {}) // it ended first: its exit says so
  for (const stream of [child.stdout, child.stderr]) {
    const output = log.writer()
    stream.on('data', data => output.write(data)).once('end', () => output.close())
  }
  // `close` comes after both streams have ended: the log is whole before the status says that it is over.
  const exit = once(child, 'close').then(([code, signal]) => {
    log.end()
    return code ?? 128 + (signal === 'SIGKILL' ? 9 : 15)
  })
  return {
    id: `containerd://${randomBytes(32).toString('hex')}`,
    log,
    startedAt: new Date(),
    exit,
    kill: signal => void child.kill(signal),
  }
}

/** A container sees none of its node's environment but what Node itself needs to start. */
const passed = () => ({ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '/' })
