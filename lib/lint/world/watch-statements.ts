import pg from 'pg'
import { splitStatements } from '../../flyway/splitter'
import type { Statement } from '../../flyway/statement'
import type { Observe } from '../../runner/run-statement'
import type { Script } from '../script'
import type { Settings } from '../settings/settings'
import { createTracker, type Ran, type Traced } from '../state/tracker'
import { withValues } from './obstacles'
import { readState } from './read-state'

/** Looks at a database while scripts run on it. */
export type Watch = {
  observe: Observe
  forget: (file: string) => void
  /** Looks once more, and tells what is wrong in the end. */
  end: (url: string) => Promise<Traced[]>
}

/** These make nothing that could break a rule; what they mend is seen with the next look. */
const QUIET = /^(COMMENT|INSERT|UPDATE|DELETE|MERGE|COPY)( |$)/

/** Reads the catalog at the end of each script, and in some after each statement that may have changed it. */
export function watchStatements(scripts: readonly Script[], settings: Settings, closely: ReadonlySet<string>): Watch {
  const tracker = createTracker(settings)
  const lastOf = new Map(scripts.map(script => [script.path, lastStatement(script, settings)]))
  let unseen: Ran | null = null

  return {
    async observe(session, { path }, { text, line, column, keywords }) {
      const made = { file: path, text, line, column }
      const last = lastOf.get(path)
      const isLast = !last || (last.line === line && last.column === column)
      unseen = isLast || (closely.has(path) && !QUIET.test(keywords)) ? null : made
      if (!unseen) tracker.observe(made, await readState(session, settings))
    },
    forget(file) {
      tracker.forget(file)
    },
    async end(url) {
      if (unseen) tracker.observe(unseen, await withSession(url, session => readState(session, settings)))
      return tracker.traced()
    },
  }
}

const lastStatement = (script: Script, settings: Settings): Statement | undefined =>
  splitStatements(withValues(script, settings).text).statements.at(-1)

/** A session of its own, closed at the end. */
export async function withSession<T>(url: string, work: (session: pg.Client) => Promise<T>): Promise<T> {
  const session = new pg.Client(url)
  await session.connect()
  try {
    return await work(session)
  } finally {
    await session.end()
  }
}
