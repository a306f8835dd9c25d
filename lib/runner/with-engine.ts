import type pg from 'pg'
import { type Dialect, dialectOf } from '../flyway/dialect'
import type { InfoLine, ScriptFile } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import { resolveScripts } from '../flyway/resolve'
import type { Answer } from './answer'
import { findCallbacks } from './callback-files'
import { describeNames } from './describe-names'
import type { Engine } from './engine'
import { engineOptions } from './engine-options'
import type { FlywayFailure } from './failure'
import { initialise } from './initialise'
import type { Server } from './jdbc-url'
import { openSession } from './open-session'
import type { Print } from './print'
import type { LocatedFile } from './read-location'
import { readLocations } from './read-locations'
import { describeServer, readSession, shownAddress } from './read-session'
import { runCallbacksAlone } from './run-callbacks'
import type { Observe } from './run-statement'
import { failureOf } from './say-error'
import { chooseSchemas } from './schemas'

/** What a run is told. */
export type Run = {
  server: Server
  options: FlywayOptions
  /** The folder that relative locations start from. */
  cwd: string
  print: Print
  /** Whether rows that a script selects are shown (`outputQueryResults`). */
  showResults?: boolean
  /** Takes what the command says in JSON (`outputType=json`). */
  answer?: (answer: Answer) => void
  observe?: Observe
  /** The name of the environment that was chosen in TOML. */
  environment?: string
  /** Whether `repair` only shows what it would change. */
  dryRun?: boolean
  /** Makes what says of a line whether `info` shows it; it may stop the run. */
  infoFilter?: () => (line: InfoLine) => boolean
  /** Takes nothing but the versions and descriptions of `info`, separated by commas (`migrationIds`). */
  takeIds?: (ids: string) => void
  /** Whether the files that are found and the SQL that is sent are printed, too (`-X`). */
  debug?: boolean
  /** Whether a command of the same call ran before: what was said of the database is not said again. */
  again?: boolean
  /** Is told of locations that are there and hold no migration. */
  warnEmpty?: (locations: string[]) => void
}

/** How a run ended; every text of it has been printed. */
export type Outcome<T> = { ok: true; result: T } | { ok: false; failure: FlywayFailure }

/** Prepares a run, does its work and closes what was opened. That Flyway stops is an outcome; a mistake of the engine is thrown. */
export async function withEngine<T>(run: Run, work: (engine: Engine) => Promise<T>): Promise<Outcome<T>> {
  const sessions: pg.Client[] = []
  try {
    const engine = await prepare(run, sessions)
    const result = await work(engine)
    await openUnused(engine)
    return { ok: true, result }
  } catch (error) {
    const failure = failureOf('Unable to go on with the database', error)
    if (!failure) throw error
    run.print('error', failure.message)
    return { ok: false, failure }
  } finally {
    await Promise.all(sessions.map(session => session.end().catch(() => {}))) // one that is broken is gone
  }
}

/** Flyway opens the session of the scripts for every command at last, which shows where `initSql` is run on it. */
async function openUnused({ options, worker, main, open }: Engine): Promise<void> {
  if (options.initSql && options.transactionalLock && worker === main) await open()
}

async function prepare(run: Run, sessions: pg.Client[]): Promise<Engine> {
  const { server, options, cwd, print, showResults = true, answer, observe, environment = 'default' } = run
  const dialect = dialectOf(options.compatibility)
  const shown = { ...server, address: shownAddress(server.address, dialect) }
  let files: LocatedFile[] = []
  const read = (when: Dialect['readsScripts']) => {
    if (when !== dialect.readsScripts) return
    files = readLocations(options, cwd, print)
    describeNames(files, options, print)
    if (run.debug) for (const { location } of files) print('debug', `Found filesystem resource: ${location}`)
  }
  const connect = async () => {
    const session = await openSession(shown, options, print)
    sessions.push(session)
    return session
  }
  const first = { options, print, showResults, answer: answer ?? null, debug: run.debug ?? false }
  const open = async () => initialise(await connect(), first)
  read('before connecting')
  const main = await connect()
  read('once connected')
  if (!dialect.namesServerFirst) await initialise(main, first)
  const facts = { address: shown.address, environment }
  describeServer(await readSession(main), facts, dialect, run.again ? onlyWarnings(print) : print)
  read('after the database')
  if (dialect.namesServerFirst) await initialise(main, first)
  // What `initSql` has made of the session is how it begins.
  const session = await readSession(main)
  const { schema, schemas } = chooseSchemas(options, session)
  const own = engineOptions(options, { schema, user: session.role, database: server.database, cwd, environment })
  const places = new Map<ScriptFile, string>(files.map(file => [file, file.absolute]))
  const resolved = resolveScripts(files, own, { placeOf: file => places.get(file) ?? file.path })
  if (resolved.migrations.length === 0) run.warnEmpty?.(options.locations)
  const callbacks = findCallbacks(own, cwd, print, { resolved, files })
  const engine: Engine = {
    options: own,
    print,
    showResults,
    answer: answer ?? null,
    observe: observe ?? null,
    warnings: [],
    debug: run.debug ?? false,
    initialVersion: null,
    applied: [],
    database: server.database,
    main,
    worker: main,
    open,
    ...session,
    schema,
    schemas,
    history: { schema, table: options.table },
    rows: [],
    files,
    resolved,
    callbacks,
  }
  const { oldCreateSchema } = dialect
  if (oldCreateSchema !== null && callbacks.some(({ event }) => event === 'createSchema'))
    print('warn', oldCreateSchema)
  await runCallbacksAlone(engine, 'afterConnect')
  return engine
}

const onlyWarnings =
  (print: Print): Print =>
  (level, message) =>
    level === 'info' || print(level, message)
