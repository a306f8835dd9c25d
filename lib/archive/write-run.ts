import type pg from 'pg'
import type { Attempt, PodEvent } from '../board/observation'
import type { Chunk } from './chunk'
import type { RunLogFacts } from './run-log'
import { placeOf } from './run-order'
import { writeEvents } from './write-events'

/** The log of a run as it is stored with it. */
export type WrittenLog = {
  facts: RunLogFacts
  openedAt: string
  lastTime: string | null
  chunks: WrittenChunk[]
  storedBytes: number
}

export type WrittenChunk = Chunk & { firstByte: number; firstTime: string | null; lastTime: string | null }

const INSERT_ATTEMPT = `
  INSERT INTO run AS r (id, environment, pod_uid, container, restart_count, state, sorted_at, attempt)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (id) DO UPDATE
  SET environment = $2, state = $6, sorted_at = $7, attempt = $8
  RETURNING run`

const UPDATE_LOG = `
  UPDATE run
  SET reading = $2, last_line = $3, first_error = $4, lines = $5, bytes = $6, masked = $7, last_time = $8,
    completeness = $9, opened_at = $10, stored_bytes = $11
  WHERE run = $1`

const CHUNK_COLUMNS = 'run, first_line, lines, first_byte, bytes, first_time, last_time, texts, times'
/** Chunks in one statement: about a megabyte of text. */
const AT_ONCE = 16

/** Writes what is known of a run, with new chunks of its log and new events of its pod, in one transaction. */
export async function writeRun(
  client: pg.Client,
  environment: string,
  attempt: Attempt,
  { log, events }: { log: WrittenLog | null; events: readonly PodEvent[] },
): Promise<void> {
  await client.query('BEGIN')
  try {
    const { at } = placeOf(attempt)
    const { id, podUid, container, restartCount, state } = attempt
    const values = [id, environment, podUid, container, restartCount, state, at, JSON.stringify(attempt)]
    const { rows } = await client.query<{ run: string }>(INSERT_ATTEMPT, values)
    const run = rows[0]?.run
    if (run) await writeEvents(client, run, podUid, events)
    if (log) {
      for (let i = 0; i < log.chunks.length; i += AT_ONCE)
        await writeChunks(client, run, log.chunks.slice(i, i + AT_ONCE))
      await client.query(UPDATE_LOG, [run, ...logValues(log)])
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {}) // a broken session has rolled back already
    throw error
  }
}

/** The last chunk of a live log grows: it is written again under the same first line. */
async function writeChunks(client: pg.Client, run: string | undefined, chunks: WrittenChunk[]): Promise<void> {
  const values = chunks.flatMap(chunk => [
    run,
    chunk.firstLine,
    chunk.lines,
    chunk.firstByte,
    chunk.bytes,
    chunk.firstTime,
    chunk.lastTime,
    chunk.texts,
    chunk.times,
  ])
  const rows = chunks.map((_, row) => `(${Array.from({ length: 9 }, (_, column) => `$${row * 9 + column + 1}`)})`)
  await client.query(
    `INSERT INTO chunk (${CHUNK_COLUMNS}) VALUES ${rows}
     ON CONFLICT (run, first_line) DO UPDATE
     SET lines = excluded.lines, bytes = excluded.bytes, last_time = excluded.last_time, texts = excluded.texts, times = excluded.times`,
    values,
  )
}

function logValues({ facts, openedAt, lastTime, storedBytes }: WrittenLog): unknown[] {
  const { reading, lastLine, firstError, lines, bytes, masked, completeness } = facts
  return [
    JSON.stringify(reading),
    lastLine && JSON.stringify(lastLine),
    firstError,
    lines,
    bytes,
    masked,
    lastTime,
    completeness,
    openedAt,
    storedBytes,
  ]
}
