import type pg from 'pg'
import type { Settings } from '../settings/settings'
import type { State } from '../state/state'
import { STATE_QUERY } from './state-query'

/** Reads the catalog as the session sees it now, also what its open transaction has made. */
export async function readState(session: pg.ClientBase, { flyway, grants, names }: Settings): Promise<State> {
  const values = [flyway.table, Object.keys(grants), names.notNull !== null]
  const { rows } = await session.query<{ state: State }>(STATE_QUERY, values)
  const [row] = rows
  if (!row) throw new Error('a query without a condition gives one row')
  // The query builds exactly this type: every list of it is one of State's.
  return row.state
}
