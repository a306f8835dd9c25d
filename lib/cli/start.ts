import { readConfig } from '../config'
import { startBoard } from './board-process'
import { listenPlace } from './listen'
import { StartError } from './start-error'

/** `npm start`: the board on its configuration. */
async function main(): Promise<number> {
  const read = readConfig({ env: process.env, cwd: process.cwd() })
  if ('message' in read) return refuse(read.message)
  const place = listenPlace(process.env, read.config.board.access)
  if ('message' in place) return refuse(place.message)

  const stopping = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort())
  const board = await startBoard({
    config: read.config.file,
    env: process.env,
    ...place,
    log: line => process.stderr.write(`${line}\n`),
    dev: process.argv.includes('--dev'),
    signal: stopping.signal,
  })
  if (!stopping.signal.aborted) process.stdout.write(`ready ${board.url}\n`)
  return board.ended
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
