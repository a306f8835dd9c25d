import { dialectOf } from '../flyway/dialect'
import { answerFailure } from '../runner/answer-failure'
import { FlywayFailure } from '../runner/failure'
import type { Outcome } from '../runner/with-engine'
import { type Call, checkCall, readCall } from './call'
import { COMMANDS } from './commands'
import { type Configuration, configure, type Surroundings } from './configuration'
import { type Console, makeConsole, type Streams } from './console'
import { describeConfiguration } from './describe-configuration'
import { licensedCommand } from './licensed'
import { planRun, type RunPlan, serverOf } from './plan-run'
import { USAGE } from './usage'

/** The engine's own version. */
const ENGINE = '0.1'

/** Runs the built-in engine's command line as Flyway's own would; what it ends with. */
export async function runFlyway(args: string[], surroundings: Surroundings, streams: Streams): Promise<number> {
  const call = readCall(args, surroundings.env)
  const console = makeConsole(call.output, streams, surroundings.cwd, call.compatibility)
  try {
    checkCall(args, surroundings.env, call)
    if (call.commands[0] === 'help') console.print('info', USAGE)
    else await runCommands(call, surroundings, console)
    return 0
  } catch (error) {
    if (!(error instanceof FlywayFailure)) throw error
    return report(error, call, console)
  }
}

/** A failure that its command has told already, in text or in JSON. */
class Told extends FlywayFailure {}

function report(failure: FlywayFailure, { compatibility, output }: Call, { print, answer }: Console): number {
  if (failure instanceof Told) return failure.exitCode
  if (output.json) answer(answerFailure(failure, compatibility))
  else print('error', failure.message)
  return failure.exitCode
}

async function runCommands(call: Call, surroundings: Surroundings, console: Console): Promise<void> {
  const configuration = configure(call, surroundings)
  describeConfiguration(configuration, call, console.print)
  const plan = planRun(call, configuration, surroundings, console)
  const answers: object[] = []
  let failure: FlywayFailure | null = null
  for (const [index, command] of call.commands.entries()) {
    if (index === 0 && command !== 'auth') console.print('info', bannerOf(call))
    const outcome = await runCommand(command, { ...plan, again: index > 0 }, { configuration, answers, call })
    if (outcome.ok) continue
    failure = outcome.failure
    break
  }
  // The answer of a script that failed stands alone, whatever was answered before it.
  const alone = call.commands.length === 1 || failure !== null
  if (call.output.json) console.answer(alone ? (answers.at(-1) ?? {}) : together(answers, call))
  if (failure) throw new Told(failure.code, failure.own, { exitCode: failure.exitCode })
}

/** Flyway 13 numbers the form of what holds several answers. */
const together = (individualResults: object[], { compatibility }: Call) =>
  compatibility === '13' ? { individualResults, schemaVersion: 1 } : { individualResults }

const bannerOf = ({ compatibility }: Call) =>
  `instrument-cluster engine ${ENGINE}, answers as Flyway ${dialectOf(compatibility).version}\n`

/** Runs one command. In JSON only a failure that is an answer itself, that of a script, does not stop the call at once. */
async function runCommand(
  command: string,
  plan: RunPlan,
  { configuration, answers, call }: { configuration: Configuration; answers: object[]; call: Call },
): Promise<Outcome<unknown>> {
  const { compatibility, output } = call
  const refused = licensedCommand(command, compatibility)
  if (refused) throw refused
  if (command === 'version') {
    answers.push({ version: dialectOf(compatibility).version, command: 'version', edition: null, pluginVersions: [] })
    return { ok: true, result: null }
  }
  const run = COMMANDS[command]
  if (!run) throw new FlywayFailure('ERROR', `The built-in engine does not have ${command}; Flyway itself has.`)
  const before = answers.length
  const whole = { ...plan, server: serverOf(configuration, call) }
  const outcome = await run(output.json ? { ...whole, answer: answer => answers.push(answer) } : whole)
  if (output.json && !outcome.ok && answers.length === before) throw outcome.failure
  return outcome
}
