import pg from 'pg'
import type { Attempt, PodEvent } from '../board/observation'
import { archiveErrorOf } from './archive-error'
import { type ArchivedRun, RUN_COLUMNS, type RunRow, runOfRow } from './archived-run'
import { type Chunk, decodeChunk, decodeTexts } from './chunk'
import { settingsOf } from './connection'
import type { Texts } from './find-lines'
import { SCHEMA } from './migrate-archive'
import { createPages } from './pages'
import type { StoredLine } from './run-log'
import type { RunPlace } from './run-order'

/** What can be asked of the archive. Whatever fails is thrown as an ArchiveError. */
export type ArchiveReader = {
  /** Runs of these environments, newest first, of those after a place. */
  runs: (query: RunsQuery) => Promise<ArchivedRun[]>
  run: (id: string) => Promise<ArchivedRun | null>
  /** Of a run's log what each page of it needs; what the log says may be as large as thousands of its lines. */
  size: (id: string) => Promise<LogSize | null>
  /** The other attempts of a run's container in its pod. */
  siblings: (run: Pick<Attempt, 'id' | 'podUid' | 'container'>) => Promise<ArchivedRun[]>
  /** The events of a pod, oldest first. */
  events: (podUid: string) => Promise<PodEvent[]>
  /** Stored lines from a number on: those of so many chunks, which is some thousand lines, in order; none when there are no more. */
  lines: (id: string, from: number, chunks?: number) => Promise<StoredLine[]>
  /** The lines of one chunk from a number on; the same array for all who ask at about one time. */
  page: (id: string, from: number) => Promise<readonly StoredLine[]>
  /** The same lines as mere text, from the first of their chunk on; each chunk is inflated when it is asked for. */
  texts: (id: string, from: number) => Promise<Iterable<Texts>>
  close: () => Promise<void>
}

/** How many lines a log has, and in how many places a secret was masked in it. */
export type LogSize = { lines: number; masked: number }

export type RunsQuery = { environments: string[]; state?: string; after?: RunPlace | null; limit: number }

const NEWEST_FIRST = 'sorted_at DESC, restart_count DESC, id DESC'
const CHUNKS_AT_ONCE = 8
/** Four megabytes of text, of which one chunk at a time is inflated: a search is mostly waiting for the database. */
const TEXTS_AT_ONCE = 64

const chunksWith = (columns: string) => `
  WITH log AS (SELECT run FROM ${SCHEMA}.run WHERE id = $1)
  SELECT first_line AS "firstLine", ${columns} FROM log JOIN ${SCHEMA}.chunk USING (run)
  WHERE first_line >= coalesce(
    (SELECT max(first_line) FROM log JOIN ${SCHEMA}.chunk USING (run) WHERE first_line <= $2), $2)
  ORDER BY first_line LIMIT $3`

const LINES = chunksWith('texts, times')
const TEXTS = chunksWith('chunk.lines, texts')

const EVENTS = `SELECT event FROM ${SCHEMA}.pod_event WHERE pod_uid = $1 ORDER BY last_at NULLS FIRST, uid`

function* inTurn(chunks: Pick<Chunk, 'firstLine' | 'lines' | 'texts'>[]): Generator<Texts> {
  for (const chunk of chunks) yield decodeTexts(chunk)
}

/** Reads the archive at `url`, over connections of its own that are opened when asked. */
export function createArchiveReader(url: string): ArchiveReader {
  const pool = new pg.Pool({ ...settingsOf(url), max: 4 })
  // An idle connection that the server ends would take the process down; the next question opens another one.
  pool.on('error', () => {})

  const ask = async <T extends pg.QueryResultRow>(sql: string, values: unknown[]): Promise<T[]> => {
    try {
      return (await pool.query<T>(sql, values)).rows
    } catch (cause) {
      throw archiveErrorOf(cause)
    }
  }
  const runs = async (where: string, values: unknown[]) =>
    (await ask<RunRow>(`SELECT ${RUN_COLUMNS} FROM ${SCHEMA}.run WHERE ${where}`, values)).map(runOfRow)

  const chunks = async (id: string, from: number, most: number): Promise<StoredLine[][]> => {
    const rows = await ask<Pick<Chunk, 'firstLine' | 'texts' | 'times'>>(LINES, [id, from, most])
    const [first = [], ...others] = rows.map(decodeChunk)
    return [first.filter(({ number }) => number >= from), ...others]
  }

  return {
    runs({ environments, state, after, limit }) {
      const values: unknown[] = [environments, state ?? null, limit]
      const place = after ? 'AND (sorted_at, restart_count, id) < ($4, $5, $6)' : ''
      if (after) values.push(after.at, after.restartCount, after.id)
      const where = `environment = ANY($1) AND ($2::text IS NULL OR state = $2) ${place}`
      return runs(`${where} ORDER BY ${NEWEST_FIRST} LIMIT $3`, values)
    },
    run: async id => (await runs('id = $1', [id]))[0] ?? null,
    size: async id => (await ask<LogSize>(`SELECT lines, masked FROM ${SCHEMA}.run WHERE id = $1`, [id]))[0] ?? null,
    siblings: ({ id, podUid, container }) =>
      runs('pod_uid = $1 AND container = $2 AND id <> $3', [podUid, container, id]),
    async events(podUid) {
      const rows = await ask<{ event: PodEvent }>(EVENTS, [podUid])
      return rows.map(({ event }) => event)
    },
    lines: async (id, from, most = CHUNKS_AT_ONCE) => (await chunks(id, from, most)).flat(),
    page: createPages((id, from) => chunks(id, from, CHUNKS_AT_ONCE)),
    async texts(id, from) {
      const rows = await ask<Pick<Chunk, 'firstLine' | 'lines' | 'texts'>>(TEXTS, [id, from, TEXTS_AT_ONCE])
      return inTurn(rows)
    },
    close: () => pool.end(),
  }
}
