import { existsSync } from 'node:fs'
import { dialectOf } from '../flyway/dialect'
import { environmentName, SETTINGS } from '../flyway/known-settings'
import { DEFAULT_OPTIONS } from '../flyway/options'
import { type CommandLine, readOptions } from '../flyway/read-options'
import { answerFailure } from '../runner/answer-failure'
import { FlywayFailure } from '../runner/failure'
import { parseJdbcUrl, type Server } from '../runner/jdbc-url'
import { migrate } from '../runner/migrate'
import { type Level, printed } from '../runner/print'
import { repair } from '../runner/repair'
import { runValidate } from '../runner/run-validate'
import { showInfo } from '../runner/show-info'
import type { Outcome, Run } from '../runner/with-engine'
import { endBySignal } from './end-by-signal'
import { infoOfState } from './info-of-state'
import { DRY_RUN, refusedArguments } from './refused-arguments'
import { argumentOf, unsupportedSettings } from './unsupported-settings'

/*
 * The built-in engine's command line: `migrate`, `info`, `validate` and `repair` with Flyway's options, texts, JSON and exit codes.
 * Arguments go before FLYWAY_* variables.
 */
const COMMANDS = { migrate, info: showInfo, validate: runValidate, repair }

function print(level: Level, message: string): void {
  const stream = level === 'error' ? process.stderr : process.stdout
  stream.write(printed(level, message))
}

const answer = (value: object) => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)

async function main(args: string[], env: Record<string, string>): Promise<number> {
  const json = settingOf('outputType', args, env) === 'json'
  if (!json)
    print(
      'info',
      `instrument-cluster engine 0.1, answers as Flyway ${dialectOf(DEFAULT_OPTIONS.compatibility).version}\n`,
    )
  const fail = (message: string) => {
    if (json) answer(answerFailure(new FlywayFailure('CONFIGURATION', message), DEFAULT_OPTIONS.compatibility))
    else print('error', message)
    return 1
  }
  const line = readOptions(env, args)
  const run = Object.entries(COMMANDS).find(([name]) => name === line.command)?.[1]
  if (!run) return fail(`Invalid operation: ${line.command ?? '(none)'}. The built-in engine knows ${known()}.`)
  if (args.includes(DRY_RUN) && line.command !== 'repair') return fail(`Invalid flag: ${DRY_RUN} is for repair alone`)
  const call = refusedArguments(args)
  if (call !== null) return fail(call)
  const refused = line.unknown.filter(isMistake)
  if (refused.length > 0) return fail(mistakes(refused))
  const states = infoOfState(settingOf('infoOfState', args, env))
  if (typeof states === 'string') return fail(states)
  const unsupported = unsupportedSettings(args, env)
  // Flyway would read them from here.
  unsupported.push(...['flyway.conf', 'flyway.toml'].filter(name => existsSync(name)))
  if (line.options.locations?.some(location => /[*?]/.test(location))) unsupported.push('wildcards in locations')
  if (unsupported.length > 0)
    return fail(`The built-in engine does not have ${unsupported.join(', ')}; Flyway itself has.`)
  const server = serverOf(line)
  if (!server) return fail('Unable to connect to the database. Configure the url, user and password!')
  const options = { ...DEFAULT_OPTIONS, ...line.options }
  const showResults = settingOf('outputQueryResults', args, env) !== 'false'
  const common = {
    server,
    options,
    cwd: process.cwd(),
    showResults,
    infoOfState: states,
    dryRun: args.includes(DRY_RUN),
  }
  if (!json) return exitCodeOf(await run({ ...common, print }))
  return exitCodeOf(await answered(run, common))
}

const exitCodeOf = (outcome: Outcome<unknown>) => (outcome.ok ? 0 : outcome.failure.exitCode)

/** With JSON nothing else is said; a run that stopped before it could answer answers with its failure. */
async function answered(
  command: (run: Run) => Promise<Outcome<unknown>>,
  run: Omit<Run, 'print' | 'answer'>,
): Promise<Outcome<unknown>> {
  let said = false
  const outcome = await command({
    ...run,
    print: () => {},
    answer: value => {
      said = true
      answer(value)
    },
  })
  if (!outcome.ok && !said) answer(answerFailure(outcome.failure, run.options.compatibility))
  return outcome
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

/** The value that a setting was given; arguments go before variables. */
function settingOf(name: string, args: string[], env: Record<string, string>): string | undefined {
  return argumentOf(args, name) ?? env[`FLYWAY_${environmentName(name)}`]
}

endBySignal()

const env = Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
void main(process.argv.slice(2), Object.fromEntries(env)).then(code => {
  process.exitCode = code
})
