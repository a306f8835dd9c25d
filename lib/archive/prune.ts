import type pg from 'pg'
import { SCHEMA } from './migrate-archive'
import type { Retention } from './retention'

/** A run whose time has come. */
export type Pruned = { environment: string; id: string; at: Date; bytes: number; why: 'age' | 'size' }

/**
 * The newest run of an environment stays whatever its age, and one that is live or still being read stays whatever its
 * size. `held` is what a run and all newer ones take.
 */
const DUE = `
  SELECT environment, id, sorted_at AS at, stored_bytes::float8 AS bytes,
    CASE WHEN sorted_at < $2 THEN 'age' ELSE 'size' END AS why
  FROM (
    SELECT environment, id, sorted_at, stored_bytes, restart_count,
      state IN ('waiting', 'running') OR completeness IN ('live', 'resumed') AS live,
      row_number() OVER newest AS place, sum(stored_bytes) OVER newest AS held
    FROM ${SCHEMA}.run WHERE environment = $1
    WINDOW newest AS (ORDER BY sorted_at DESC, restart_count DESC, id DESC)
  ) AS run
  WHERE place > 1 AND (sorted_at < $2 OR (held > $3 AND live IS NOT TRUE))
  ORDER BY sorted_at, restart_count`

/** So few at once that no statement holds others up. */
const AT_ONCE = 20
const DAY = 86_400_000

/** Removes the runs whose time has come at `now`, or with `dryRun` only says which they are. */
export async function pruneArchive(
  client: pg.ClientBase,
  retention: (environment: string) => Retention,
  { now, dryRun = false }: { now: Date; dryRun?: boolean },
): Promise<Pruned[]> {
  const { rows } = await client.query<{ environment: string }>(
    `SELECT DISTINCT environment FROM ${SCHEMA}.run ORDER BY 1`,
  )
  const due: Pruned[] = []
  for (const { environment } of rows) {
    const { days, bytes } = retention(environment)
    const found = await client.query<Pruned>(DUE, [environment, new Date(now.getTime() - days * DAY), bytes])
    due.push(...found.rows)
  }
  for (let i = 0; !dryRun && i < due.length; i += AT_ONCE) {
    const ids = due.slice(i, i + AT_ONCE).map(({ id }) => id)
    await client.query(`DELETE FROM ${SCHEMA}.run WHERE id = ANY($1)`, [ids])
  }
  return due
}
