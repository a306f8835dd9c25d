import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server that was started, with its output in a file. */
export type Child = { process: ChildProcess; log: string; kill: (signal: NodeJS.Signals) => Promise<void> }

/** Starts a server; what it says is kept in `log`. It ends with this process. */
export function startChild(file: string, args: string[], log: string): Child {
  const output = openSync(log, 'a')
  const child = spawn(file, args, { stdio: ['ignore', output, output] })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const exited = once(child, 'exit').finally(() => process.off('exit', end))
  return {
    process: child,
    log,
    async kill(signal) {
      child.kill(signal)
      await exited
    },
  }
}

/** Several servers start at once, beside other suites, from a binary that is not in memory yet. */
const PATIENCE = 300_000

/** Waits until a server says that it is ready, and fails with the end of its output when it ended or never does. */
export async function untilReady({ process: child, log }: Child, isReady: () => Promise<boolean>, limit = PATIENCE) {
  const deadline = Date.now() + limit
  while (!(await isReady().catch(() => false))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      throw new Error(`${child.spawnfile} is not ready:\n${readFileSync(log, 'utf8').slice(-2_000)}`)
    }
    await sleep(50)
  }
}
