import { readConfig } from '../config'
import { PortTakenError, startBoard } from './board-process'

/** `npm start`: the board on its configuration. */
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

async function main(): Promise<number> {
  const read = readConfig({ env: process.env, cwd: process.cwd() })
  if ('message' in read) return refuse(read.message)

  const host = process.env.HOST ?? '127.0.0.1'
  const port = Number(process.env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    return refuse(`PORT is not a port number: ${process.env.PORT}`)
  if (!LOOPBACK.has(host) && read.config.board.access !== 'public') {
    return refuse(
      `HOST=${host} would open the board to the network, and no sign-in is configured. ` +
        'Set `board.access: public` in the configuration to allow that, or leave HOST at 127.0.0.1.',
    )
  }

  const board = await startBoard({
    config: read.config.file,
    env: process.env,
    port,
    host,
    log: line => process.stderr.write(`${line}\n`),
    dev: process.argv.includes('--dev'),
  })
  process.stdout.write(`ready ${board.url}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void board.stop())
  return board.ended
}

function refuse(message: string): number {
  process.stderr.write(`${message}\n`)
  return 78
}

main().then(
  code => process.exit(code),
  (error: Error & { code?: number }) => {
    process.stderr.write(`${error instanceof PortTakenError ? error.message : (error.stack ?? error.message)}\n`)
    process.exit(typeof error.code === 'number' ? error.code : 1)
  },
)
