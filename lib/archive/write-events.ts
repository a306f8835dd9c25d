import type pg from 'pg'
import type { PodEvent } from '../board/observation'

const INSERT = `
  INSERT INTO pod_event (uid, pod_uid, run, last_at, event)
  SELECT uid, $1, $2, last_at, event
  FROM unnest($3::text[], $4::timestamptz[], $5::json[]) AS seen (uid, last_at, event)
  ON CONFLICT (uid) DO UPDATE SET run = excluded.run, last_at = excluded.last_at, event = excluded.event`

/** Writes the events of a pod with its newest run; what is there already is brought up to date. */
export async function writeEvents(
  client: pg.Client,
  run: string,
  podUid: string,
  events: readonly PodEvent[],
): Promise<void> {
  if (events.length === 0) return
  await client.query(INSERT, [
    podUid,
    run,
    events.map(({ uid }) => uid),
    events.map(({ lastAt }) => lastAt),
    events.map(event => JSON.stringify(event)),
  ])
}
