import type { RunDetail } from '@/lib/board/answers'
import { server } from '@/lib/server'
import { gapsOf, type Landmark, landmarksOf } from '../log/landmarks'
import type { RenderedLog } from '../log/use-run-log'

/** Lines in the server's picture: enough to read without script, few enough to be there at once. */
export const RENDERED_LINES = 150
/** Lines above the first error that explain it. */
const BEFORE = 20

/**
 * What the server shows of a log before any script runs: from the line that the address asks for, else around the first
 * error, else the end while the run goes on, else the beginning.
 */
export async function renderLog(run: RunDetail, from: number | null, live: boolean): Promise<RenderedLog> {
  const { firstError } = run
  const start = from ?? (firstError === null ? null : Math.max(1, firstError - BEFORE))
  const query = start !== null ? { from: start } : live ? { direction: 'backward' as const } : {}
  const log = await server().logLines(run.id, { ...query, limit: RENDERED_LINES })
  return { lines: log?.lines ?? [], total: log?.total ?? 0, matches: null, found: null, ended: !live, firstError }
}

/** Lines from the beginning, and from the first error on, in which Flyway says what one looks for. */
const MARKED = 80

/** What a reader jumps to in a log, and the number of the oldest line that is kept. */
export async function readLandmarks({
  id,
  firstError,
  log,
}: RunDetail): Promise<{ firstKept: number; landmarks: Landmark[] }> {
  const from = async (start: number) => (await server().logLines(id, { from: start, limit: MARKED }))?.lines ?? []
  const head = await from(1)
  const last = head.at(-1)?.number ?? 0
  const block = firstError === null ? [] : await from(firstError)
  const lines = [...head, ...block.filter(({ number }) => number > last)]
  const firstKept = head[0]?.number ?? 1
  return { firstKept, landmarks: [...landmarksOf(lines), ...gapsOf(log, firstKept)] }
}
