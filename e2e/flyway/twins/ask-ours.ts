import path from 'node:path'
import { type Compatibility, DEFAULT_OPTIONS } from '../../../lib/flyway/options'
import { answerFailure } from '../../../lib/runner/answer-failure'
import { baseline } from '../../../lib/runner/baseline'
import type { FlywayFailure } from '../../../lib/runner/failure'
import { parseJdbcUrl } from '../../../lib/runner/jdbc-url'
import { migrate } from '../../../lib/runner/migrate'
import { ScriptFailure } from '../../../lib/runner/migrate-failure'
import { printed } from '../../../lib/runner/print'
import { repair } from '../../../lib/runner/repair'
import { runValidate } from '../../../lib/runner/run-validate'
import { showInfo } from '../../../lib/runner/show-info'
import type { Run } from '../../../lib/runner/with-engine'
import type { Options } from '../cases/case'
import type { Answer, Command, Failed } from '../real-flyway'
import { optionsAt, type Place } from './settings-at'

const COMMANDS = { info: showInfo, validate: runValidate, migrate, repair, baseline }
/** What the command line shows of `info`, and Flyway's API leaves to it. */
const SHOWN = /^Schema version: |^\n?\+[-+]+\n\| (?:Category|Setting) |^No migrations found on disk/

/** Lets the built-in engine answer as Flyway of some version. */
export async function askOurs(
  commands: Command[],
  place: Place,
  options: Options,
  compatibility: Compatibility,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const command of commands) {
    answers.push(await ask(command, place, { ...optionsAt(place.folder, options), compatibility }))
  }
  return answers
}

async function ask(command: Command, { url }: Place, options: Options): Promise<Answer> {
  const server = parseJdbcUrl(url, null, null)
  if (!server) throw new Error('no address')
  const messages: string[] = []
  let result: unknown = null
  const run: Run = {
    server,
    options: { ...DEFAULT_OPTIONS, ...options },
    cwd: process.cwd(),
    print: (level, text) =>
      void ((command === 'info' && SHOWN.test(text)) || messages.push(printed(level, text).slice(0, -1))),
    answer: answer => {
      result = answer
    },
  }
  const outcome = await COMMANDS[command](run)
  if (outcome.ok) return { result, error: null, lines: messages }
  const { message } = outcome.failure
  // Flyway's API throws what the command line prints last.
  const lines = messages.filter(line => line !== `ERROR: ${message}`)
  const failed = failedOf(outcome.failure)
  return { result: result ?? answerFailure(outcome.failure, run.options.compatibility), error: message, lines, failed }
}

function failedOf(failure: FlywayFailure): Failed {
  const sqlState = failure.sqlState ?? undefined
  if (!(failure instanceof ScriptFailure)) return { sqlState }
  const { script, statement } = failure
  return { script: path.basename(script.file.path), line: statement.line, statement: statement.text, sqlState }
}
