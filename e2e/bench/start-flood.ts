import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Flood } from './flood-world'

const SCRIPT = path.join(import.meta.dirname, 'flood-world.ts')

/** Starts the process that has logs to read; it is its own so that it does not take the reader's time. */
export async function startFlood(folder: string, { lines, ticks }: { lines: number; ticks: number }) {
  const child = fork(SCRIPT, [folder, String(lines), String(ticks)], { execArgv: ['--import', 'tsx'] })
  const ended = once(child, 'exit')
  const early = ended.then(() => Promise.reject(new Error('the API server could not be started')))
  const [flood] = (await Promise.race([once(child, 'message'), early])) as [Flood] // it sends nothing else
  early.catch(() => {}) // it ends when it is told to
  return {
    ...flood,
    async stop() {
      child.disconnect()
      await ended
    },
  }
}
