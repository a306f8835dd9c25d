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

  const stop = () => {
    // Next ends the process itself once the last stream is closed; this is for the case that something still holds it.
    setTimeout(() => process.exit(0), 4_000).unref()
    void running.stop()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  // Started by lib/cli/board-process.ts: when that dies without a word (SIGKILL) our standard input ends.
  if (process.env.EXIT_WITH_PARENT) process.stdin.resume().once('end', () => process.kill(process.pid, 'SIGTERM'))
}
