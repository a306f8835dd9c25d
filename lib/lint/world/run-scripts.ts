import type { FlywayOptions } from '../../flyway/options'
import type { FlywayFailure } from '../../runner/failure'
import { parseJdbcUrl } from '../../runner/jdbc-url'
import { migrate } from '../../runner/migrate'
import type { Problem } from '../finding'
import type { Script } from '../script'
import type { Settings } from '../settings/settings'
import { clearObstacle } from './clear-obstacle'
import { type Failed, failedScript } from './failed-script'
import type { Scratch } from './scratch'
import type { Watch } from './watch-statements'

/** What a run works with. */
export type Runs = { scripts: readonly Script[]; settings: Settings; scratch: Scratch; watch: Watch }

/** What running told: `stopped` is the script that could not be applied, null when all were. */
export type Ran = { problems: Problem[]; stopped: string | null }

/** Runs scripts to their end or to one that cannot be applied; what is wrong and can be cleared is told and cleared, once each. */
export async function runScripts(on: Runs, usable: readonly Script[]): Promise<Ran> {
  const problems: Problem[] = []
  const cleared = new Set<string>()
  const [first] = usable
  while (first) {
    const failure = await runOnce(on)
    if (!failure) break
    const failed = failedScript(failure, on.scripts, first.path)
    on.watch.forget(failed.file)
    const key = `${failed.file} ${failed.message}`
    const told = cleared.has(key) ? null : await clearObstacle(failed, on)
    cleared.add(key)
    if (told) {
      problems.push(...told)
      continue
    }
    problems.push(asProblem(failed))
    return { problems, stopped: usable.some(({ path }) => path === failed.file) ? failed.file : first.path }
  }
  return { problems, stopped: null }
}

/** Null: all is applied. */
async function runOnce({ settings, scratch, watch }: Runs): Promise<FlywayFailure | null> {
  const server = parseJdbcUrl(scratch.url, null, null)
  if (!server) throw new Error('the address of a scratch database is one')
  const options = scratchOptions(settings.flyway)
  const run = { server, options, cwd: scratch.folder, print: () => {}, showResults: false, observe: watch.observe }
  const outcome = await migrate(run)
  return outcome.ok ? null : outcome.failure
}

/** Everything is applied, as far as it can be: what Flyway would refuse of it is told by the rules. */
const scratchOptions = (options: FlywayOptions): FlywayOptions => ({
  ...options,
  locations: ['filesystem:.'],
  target: null,
  outOfOrder: true,
  mixed: true,
  group: false,
  transactionalLock: false,
  validateOnMigrate: false,
  validateMigrationNaming: false,
  baselineOnMigrate: false,
  encoding: 'UTF-8',
})

const UNKNOWN_ENUM_VALUE = /^invalid input value for enum /
const UNKNOWN_EXTENSION = /^extension ".*" is not available/

function asProblem({ file, line, column, code, message }: Failed): Problem {
  const place = { file, line, column }
  if (UNKNOWN_ENUM_VALUE.test(message)) {
    const advice = 'add it, with ALTER TYPE … ADD VALUE, in a version of its own before this one'
    return { ...place, rule: 'enum-before-use', message: `${message}: ${advice}` }
  }
  const state = code === null ? '' : ` (SQLSTATE ${code})`
  const hint = UNKNOWN_EXTENSION.test(message)
    ? '; the scratch PostgreSQL has the extensions of its own distribution alone'
    : ''
  return { ...place, rule: 'does-not-apply', message: `does not apply: ${message}${state}${hint}` }
}
