import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { DEFAULT_OPTIONS } from '../../lib/flyway/options'
import { parseJdbcUrl } from '../../lib/runner/jdbc-url'
import { migrate } from '../../lib/runner/migrate'
import { showInfo } from '../../lib/runner/show-info'
import type { Run } from '../../lib/runner/with-engine'
import type { FlywayWorld, Place } from './flyway-world'

const COMMANDS = { info: showInfo, migrate }
type Command = keyof typeof COMMANDS

/** Flyway in the JVM that stays answers; a failure is thrown. */
export async function askRealWarm({ real }: FlywayWorld, command: Command, place: Place): Promise<object> {
  const [answer] = await real.ask([command], settingsOf(place))
  if (!answer || answer.error !== null) throw new Error(answer?.error ?? 'no answer')
  return Object(answer.result)
}

/** The built-in engine answers in this process, with connections of its own. */
export async function askOursWarm(command: Command, { url, schema, folder }: Place): Promise<void> {
  const server = parseJdbcUrl(url, null, null)
  if (!server) throw new Error('no address')
  const options = { ...DEFAULT_OPTIONS, schemas: [schema], locations: [`filesystem:${folder}`] }
  const run: Run = { server, options, cwd: folder, print: () => {} }
  const outcome = await COMMANDS[command](run)
  if (!outcome.ok) throw outcome.failure
}

/** Flyway answers in a new JVM. */
export function askRealCold({ java }: FlywayWorld, command: Command, place: Place): Promise<string> {
  return output('java', java, process.env, `${JSON.stringify({ commands: command, ...settingsOf(place) })}\n`)
}

/** `./run-migration.sh` answers with the built-in engine. */
export function askOursCold(command: Command, { url, schema, folder }: Place): Promise<string> {
  const { hostname, port, pathname, username, password } = new URL(url)
  return output('./run-migration.sh', [command, `-schemas=${schema}`, `-locations=filesystem:${folder}`], {
    ...process.env,
    FLYWAY_ENGINE: 'builtin',
    FLYWAY_PGSQL_HOST: hostname,
    FLYWAY_PGSQL_PORT: port,
    FLYWAY_PGSQL_DATABASE: pathname.slice(1),
    FLYWAY_PGSQL_USERNAME: username,
    FLYWAY_PGSQL_PASSWORD: decodeURIComponent(password),
  })
}

function settingsOf({ url, schema, folder }: Place): Record<string, string> {
  const { host, pathname, username, password } = new URL(url)
  return {
    'flyway.url': `jdbc:postgresql://${host}${pathname}`,
    'flyway.user': username,
    'flyway.password': decodeURIComponent(password),
    'flyway.schemas': schema,
    'flyway.locations': `filesystem:${folder}`,
  }
}

async function output(file: string, args: string[], env: NodeJS.ProcessEnv, input = ''): Promise<string> {
  const child = spawn(file, args, { env, stdio: 'pipe' })
  child.stdin.end(input)
  const [[code], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  if (code !== 0 || /"error":"/.test(out)) throw new Error(`${file} ended with ${code}: ${out.slice(0, 500)}${err}`)
  return out
}
