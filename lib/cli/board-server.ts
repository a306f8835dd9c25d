import { readConfig } from '../config'
import { installServer } from '../server'
import { createServer } from '../start-server'

/** Starts the board inside Next's process and sees to it that it ends: on a signal, and when its parent is gone. */
export async function startServer(): Promise<void> {
  const read = readConfig({ env: process.env, cwd: process.cwd() })
  if ('message' in read) {
    process.stderr.write(`${read.message}\n`)
    process.exit(78)
  }
  const running = createServer(read.config, read.secrets)
  installServer(running)

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    // Next ends the process as soon as the last answer is given: it has to wait until the last line is stored.
    const others = process.listeners(signal)
    process.removeAllListeners(signal)
    process.once(signal, () => {
      // For the case that something still holds the process then.
      setTimeout(() => process.exit(0), 4_000).unref()
      void running.stop().finally(() => {
        for (const listener of others) listener(signal)
      })
    })
  }
  // Started by lib/cli/board-process.ts: when that dies without a word (SIGKILL) our standard input ends.
  if (process.env.EXIT_WITH_PARENT) process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGTERM'))
}
