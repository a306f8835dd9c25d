import { readConfig } from '../config'
import { refuseTakenPort, startBoard } from './board-process'
import { buildWhenNeeded } from './build'
import { listenPlace } from './listen'
import { startOwnDatabase } from './own-database'
import { StartError } from './start-error'

/** `npm start`: the board on its configuration. */
async function main(): Promise<number> {
  const read = readConfig({ env: process.env, cwd: process.cwd() })
  if ('message' in read) return refuse(read.message)
  const place = listenPlace(process.env, read.config.board.access)
  if ('message' in place) return refuse(place.message)

  const stopping = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort())
  const { signal } = stopping
  const log = (line: string) => void process.stderr.write(`${line}\n`)
  const dev = process.argv.includes('--dev')
  await refuseTakenPort(place.port, place.host)
  if (!dev) await buildWhenNeeded(log, signal)
  const own = read.config.board.database === null ? await startOwnDatabase(log) : null
  try {
    const env = own ? { ...process.env, BOARD_DATABASE_URL: own.url } : process.env
    const board = await startBoard({ config: read.config.file, env, ...place, log, dev, signal })
    if (!signal.aborted) process.stdout.write(`ready ${board.url}\n`)
    return await board.ended
  } finally {
    await own?.stop()
  }
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`)
  return 78
}

main().then(
  code => process.exit(code),
  (error: Error) => {
    // Stopped while it was built or started: a good end.
    if (error.name === 'AbortError') process.exit(0)
    const known = error instanceof StartError
    process.stderr.write(`${known ? error.message : (error.stack ?? error.message)}\n`)
    process.exit(known ? error.exitCode : 1)
  },
)
