import pg from 'pg'
import type { Observe } from '../../runner/run-statement'
import type { Settings } from '../settings/settings'
import { createTracker, type Ran, type Traced } from '../state/tracker'
import { readState } from './read-state'

/** Looks at a database while scripts run on it. */
export type Watch = {
  observe: Observe
  forget: (file: string) => void
  /** Looks once more, and tells what is wrong in the end. */
  end: (url: string) => Promise<Traced[]>
}

/** These make nothing that could break a rule; what they mend is seen with the next statement. */
const QUIET = /^(COMMENT|INSERT|UPDATE|DELETE|MERGE|COPY)( |$)/

/** Watches with these settings; the catalog is read after each statement that may have changed it. */
export function watchStatements(settings: Settings): Watch {
  const tracker = createTracker(settings)
  const read = (session: pg.ClientBase) => readState(session, settings.flyway.table, Object.keys(settings.grants))
  let unseen: Ran | null = null

  return {
    async observe(session, { path }, { text, line, column, keywords }) {
      const made = { file: path, text, line, column }
      unseen = QUIET.test(keywords) ? made : null
      if (!unseen) tracker.observe(made, await read(session))
    },
    forget(file) {
      tracker.forget(file)
    },
    async end(url) {
      if (unseen) tracker.observe(unseen, await withSession(url, read))
      return tracker.traced()
    },
  }
}

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
