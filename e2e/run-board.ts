import { type BoardProcess, startBoard } from '../lib/cli/board-process'
import { freePort } from './free-port'

export type TestBoard = BoardProcess & {
  port: number
  /** An answer of `/api/v1/…`, as JSON. */
  ask: <T>(path: string) => Promise<T>
}

/** Starts a board of the production build on a configuration, at a free port unless one is given. */
export async function runBoard(
  config: string,
  env: Record<string, string>,
  given: number | null = null,
): Promise<TestBoard> {
  const port = given ?? (await freePort())
  const board = await startBoard({
    config,
    env: { ...process.env, ...env },
    port,
    host: '127.0.0.1',
    log: line => process.stdout.write(`${line}\n`),
  })
  return {
    ...board,
    port,
    ask: async path => (await fetch(`${board.url}/api/v1${path}`)).json(),
  }
}
