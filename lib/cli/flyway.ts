import { environmentName, SETTINGS } from '../flyway/known-settings'
import { DEFAULT_OPTIONS } from '../flyway/options'
import { type CommandLine, readOptions } from '../flyway/read-options'
import { parseJdbcUrl, type Server } from '../runner/jdbc-url'
import { migrate } from '../runner/migrate'
import { type Level, printed } from '../runner/print'
import { runValidate } from '../runner/run-validate'
import { showInfo } from '../runner/show-info'
import { argumentOf, unsupportedSettings } from './unsupported-settings'

/*
 * The built-in engine's command line: `migrate`, `info` and `validate` with Flyway's options, texts and exit codes.
 * Arguments go before FLYWAY_* variables.
 */
const COMMANDS = { migrate, info: showInfo, validate: runValidate }

function print(level: Level, message: string): void {
  const stream = level === 'error' ? process.stderr : process.stdout
  stream.write(printed(level, message))
}

function fail(message: string): 1 {
  print('error', message)
  return 1
}

async function main(args: string[], env: Record<string, string>): Promise<number> {
  print('info', 'instrument-cluster engine 0.1, answers as Flyway 13.12.0\n')
  const line = readOptions(env, args)
  const run = Object.entries(COMMANDS).find(([name]) => name === line.command)?.[1]
  if (!run) return fail(`Invalid operation: ${line.command ?? '(none)'}. The built-in engine knows ${known()}.`)
  const refused = line.unknown.filter(isMistake)
  if (refused.length > 0) return fail(mistakes(refused))
  const unsupported = unsupportedSettings(args, env)
  if (unsupported.length > 0)
    return fail(`The built-in engine does not have ${unsupported.join(', ')}; Flyway itself has.`)
  const server = serverOf(line)
  if (!server) return fail('Unable to connect to the database. Configure the url, user and password!')
  const options = { ...DEFAULT_OPTIONS, ...line.options }
  const showResults = outputQueryResults(args, env)
  const outcome = await run({ server, options, cwd: process.cwd(), print, showResults })
  return outcome.ok ? 0 : outcome.failure.exitCode
}

const known = () => Object.keys(COMMANDS).join(', ')

const VARIABLES = new Set(Object.keys(SETTINGS).map(name => `FLYWAY_${environmentName(name)}`))

/** A variable that Flyway does not know may be another program's; an argument is meant for this one. */
const isMistake = (name: string) => name.startsWith('-') || VARIABLES.has(name)

const mistakes = (names: string[]) =>
  [
    'Failed to configure parameters:',
    ...names.map(name => `\t'${name}' is unknown or has no value that it can have`),
  ].join('\n')

function serverOf({ config }: CommandLine): Server | null {
  return config.url === null ? null : parseJdbcUrl(config.url, config.user, config.password)
}

function outputQueryResults(args: string[], env: Record<string, string>): boolean {
  return (argumentOf(args, 'outputQueryResults') ?? env.FLYWAY_OUTPUT_QUERY_RESULTS) !== 'false'
}

// A container's first process must take SIGTERM itself: the kernel does it for no other reason.
process.once('SIGTERM', () => process.exit(143))

const env = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
void main(process.argv.slice(2), Object.fromEntries(env)).then(code => {
  process.exitCode = code
})
