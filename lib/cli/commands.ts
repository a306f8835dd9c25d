import { baseline } from '../runner/baseline'
import { cleanDisabled } from '../runner/clean-disabled'
import { migrate } from '../runner/migrate'
import { repair } from '../runner/repair'
import { runValidate } from '../runner/run-validate'
import { showInfo } from '../runner/show-info'
import { type Outcome, type Run, withEngine } from '../runner/with-engine'

type Command = (run: Run) => Promise<Outcome<unknown>>

/** Open-source Flyway cleans only where `cleanDisabled` is turned off, which the built-in engine does not have. */
const clean: Command = run =>
  withEngine({ ...run, warnEmpty: undefined }, () => {
    throw cleanDisabled()
  })

/** The commands that the built-in engine runs. */
export const COMMANDS: Record<string, Command> = {
  migrate,
  info: showInfo,
  validate: runValidate,
  repair,
  baseline,
  clean,
}
