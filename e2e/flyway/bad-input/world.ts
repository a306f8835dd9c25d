import { rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import type { EmbeddedPostgres } from '../../../lib/embedded-postgres/start'
import type { Compatibility, FlywayOptions } from '../../../lib/flyway/options'
import type { Answer, Command, RealFlyway } from '../real-flyway'
import { askOurs } from '../twins/ask-ours'
import { plainAnswer } from '../twins/plain'
import { type Place, settingsAt } from '../twins/settings-at'
import { writeFiles } from '../twins/write-files'
import { readLeftover } from './left'

/** Something wrong with the scripts, the database or the rights, made alike for both engines. */
export type BadCase = {
  /** By name; null: there is no folder. */
  scripts: Record<string, string> | null
  /** Scripts that are no text in UTF-8. */
  bytes?: Record<string, Uint8Array>
  options?: Partial<FlywayOptions>
  /** What spoils the database first, as superuser; `{db}` stands for its name. */
  spoil?: string
  /** What a session of another program does that lasts while the runs do. */
  meanwhile?: string
  /** Who connects to what, where that is wrong; `{db}` as above. */
  address?: { host?: string; port?: number; database?: string; user?: string; password?: string }
}

const COMMANDS: Command[] = ['info', 'validate', 'migrate', 'migrate']

/** Lets an engine answer to some commands. */
export type Engine = (commands: Command[], place: Place, options: Partial<FlywayOptions>) => Promise<Answer[]>

/** Flyway itself. */
export const realEngine =
  (flyway: RealFlyway): Engine =>
  (commands, place, options) =>
    flyway.ask(commands, settingsAt(place, options))

/** The built-in engine, as a version of Flyway. */
export const ownEngine =
  (compatibility: Compatibility): Engine =>
  (commands, place, options) =>
    askOurs(commands, place, options, compatibility)

/** What an engine says and leaves of a case in a database of its own, without what differs between any two runs. */
export async function tryCase(engine: Engine, postgres: EmbeddedPostgres, folder: string, name: string, one: BadCase) {
  await writeFiles(folder, prefixed(one.scripts ?? {}), false)
  for (const [file, bytes] of Object.entries(prefixed(one.bytes ?? {}))) await writeFile(path.join(folder, file), bytes)
  if (one.scripts === null) rmSync(path.join(folder, 'sql'), { recursive: true })
  await (await session(postgres.url('postgres'), `CREATE DATABASE ${name}`)).end()
  await (await session(postgres.url(name), one.spoil?.replaceAll('{db}', name))).end()
  const other = await session(postgres.url(name), one.meanwhile)
  const options = { schemas: ['public'], ...one.options }
  const address = JSON.parse(JSON.stringify(one.address ?? {}).replaceAll('{db}', name)) as BadCase['address']
  const answers = await engine(COMMANDS, { url: addressOf(postgres.url(name), address), folder }, options)
  await other.end()
  const said = answers.map(answer => withoutSettings(plainAnswer(answer, folder)))
  const left = await readLeftover(postgres.url(name), options.schemas[0] ?? 'public')
  return plain({ said, left }, name, postgres)
}

const prefixed = <T>(files: Record<string, T>) =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [`sql/${name}`, content]))

/** A session in which some statements were run. */
export async function session(url: string, statements = ''): Promise<pg.Client> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statements)
  return client
}

/** The address of a database with what a case has wrong in it. */
export function addressOf(url: string, { host, port, database, user, password }: NonNullable<BadCase['address']> = {}) {
  const address = new URL(url)
  address.hostname = host ?? address.hostname
  address.port = String(port ?? address.port)
  address.pathname = database ?? address.pathname
  address.username = user ?? address.username
  address.password = password ?? address.password
  return address.href
}

/** The table of settings where there is no script is shown by the command line alone in some commands. */
function withoutSettings({ lines, ...others }: Answer): Answer {
  return { ...others, lines: lines.filter(line => !/^No migrations found on disk|^\n?\+-/.test(line)) }
}

/** In the text of JSON: what differs between any two runs, and what the two are asked in different words. */
const UNLIKE: [pattern: RegExp, instead: string][] = [
  // A row that is refused is shown with its time and duration.
  [/(Failing row contains \([^)]*?)(?:\d{4}-\d\d-\d\d [\d:.]+|null), \d+/g, '$1…'],
  [/(?:\\r|\\n)+/g, '\\n'],
  // Here the address has the user's name in it, there it has a setting of its own; rulers are as long as their heads.
  [/(\/\/)[^@/\s]*:\*+@/g, '$1'],
  [/-{10,}/g, '-----'],
  // 10.22 shows the statement where it is to answer in JSON, which its API does not know.
  [/(Statement {2}: )(?:(?!\\nCaused by)(?:[^"\\]|\\.))*/g, '$1…'],
]

/** Without the database's name and port, and with the same words for the same. */
function plain<T>(value: T, name: string, { port }: EmbeddedPostgres): T {
  const text = JSON.stringify(value).replaceAll(name, 'db').replaceAll(`:${port}`, ':PORT')
  return JSON.parse(UNLIKE.reduce((so, [pattern, instead]) => so.replace(pattern, instead), text)) as T // only texts in it differ
}
