import type pg from 'pg'
import type { FlywayState } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import { resolveScripts } from '../flyway/resolve'
import type { Answer } from './answer'
import { describeNames } from './describe-names'
import type { Engine } from './engine'
import { engineOptions } from './engine-options'
import { type FlywayFailure, refuse } from './failure'
import type { Server } from './jdbc-url'
import { openSession } from './open-session'
import type { Print } from './print'
import { readLocations } from './read-locations'
import { describeServer, readSession } from './read-session'
import type { Observe } from './run-statement'
import { failureOf, sayError } from './say-error'
import { chooseSchemas } from './schemas'
import { showNotices } from './show-notices'

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
  /** Whether `repair` only shows what it would change. */
  dryRun?: boolean
  /** The states that `info` shows (`infoOfState`); null: all. */
  infoOfState?: FlywayState[] | null
}

/** How a run ended; every text of it has been printed. */
export type Outcome<T> = { ok: true; result: T } | { ok: false; failure: FlywayFailure }

/** Prepares a run, does its work and closes what was opened. That Flyway stops is an outcome; a mistake of the engine is thrown. */
export const withEngine = <T>(run: Run, work: Work<T>) => runWork(run, work, false)

/** The same for work that applies scripts: only then is there a worker of its own. */
export const withApplyingEngine = <T>(run: Run, work: Work<T>) => runWork(run, work, true)

type Work<T> = (engine: Engine) => Promise<T>

async function runWork<T>(run: Run, work: Work<T>, applies: boolean): Promise<Outcome<T>> {
  const sessions: pg.Client[] = []
  try {
    return { ok: true, result: await work(await prepare(run, sessions, applies)) }
  } catch (error) {
    const failure = failureOf('Unable to go on with the database', error)
    if (!failure) throw error
    run.print('error', failure.message)
    return { ok: false, failure }
  } finally {
    await Promise.all(sessions.map(session => session.end().catch(() => {}))) // one that is broken is gone
  }
}

async function prepare(
  { server, options, cwd, print: show, showResults = true, answer, observe }: Run,
  sessions: pg.Client[],
  applies: boolean,
): Promise<Engine> {
  const warnings: string[] = []
  const print: Print = (level, message) => {
    if (level === 'warn') warnings.push(message)
    show(level, message)
  }
  const files = await readLocations(options, cwd, print)
  describeNames(files, options, print)
  const open = async () => {
    const session = await openSession(server, options.connectRetries, print)
    sessions.push(session)
    if (options.initSql) await session.query(options.initSql).catch(sayError('Unable to execute initSql'))
    return showNotices(session, print)
  }
  const main = await open()
  const session = await readSession(main)
  describeServer(session, print)
  const { schema, schemas } = chooseSchemas(options, session)
  const own = engineOptions(options, { schema, user: session.role, database: server.database, cwd })
  const location = files[0]?.location.slice(0, -files[0].path.length) ?? ''
  const resolved = resolveScripts(files, own, { location })
  refuse(resolved.error)
  return {
    options: own,
    print,
    showResults,
    answer: answer ?? null,
    observe: observe ?? null,
    warnings,
    applied: [],
    database: server.database,
    main,
    worker: applies && options.transactionalLock ? await open() : main,
    ...session,
    schema,
    schemas,
    history: { schema, table: options.table },
    rows: [],
    files,
    resolved,
  }
}
