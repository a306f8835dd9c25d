import { parseArgs } from 'node:util'
import { isSituation, SITUATIONS, type SituationName } from '../story/situations'

export type DemoArguments = { scenario: SituationName; port: number; host: string }

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '::1'])

/** What `npm run demo` was asked for, or the sentence that says what is wrong with it, and its exit code. */
export function parseArguments(
  argv: string[],
  env: NodeJS.ProcessEnv,
): DemoArguments | { refused: string; code: number } {
  const { values } = parseArgs({ args: argv, options: { scenario: { type: 'string', default: 'failing' } } })
  const { scenario } = values
  const { PORT = '3000', HOST: host = '127.0.0.1' } = env
  const port = Number(PORT)
  if (!isSituation(scenario)) {
    return { refused: `There is no scenario "${scenario}"; there are ${Object.keys(SITUATIONS).join(', ')}.`, code: 64 }
  }
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return { refused: `PORT is not a port number: ${PORT}`, code: 78 }
  }
  if (!LOOPBACK.has(host)) {
    return { refused: `HOST=${host} would open the demo, which has no sign-in, to the network.`, code: 78 }
  }
  return { scenario, port, host }
}
