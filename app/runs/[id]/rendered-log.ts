import type { LogLine, RunDetail } from '@/lib/board/answers'
import { server } from '@/lib/server'
import type { RenderedLog } from '../log/use-run-log'

/** Lines in the server's picture: enough to read without script, few enough to be there at once. */
const LINES = 250
/** Lines above the first error that explain it. */
const BEFORE = 20

/**
 * What the server shows of a log before any script runs: from the line that the address asks for, else around the first
 * error, else the end while the run goes on, else the beginning.
 */
export function renderLog(run: RunDetail, from: number | null, live: boolean): RenderedLog {
  const firstError = findFirstError(run.id)
  const start = from ?? (firstError === null ? null : Math.max(1, firstError - BEFORE))
  const query = start !== null ? { from: start } : live ? { direction: 'backward' as const } : {}
  const log = server().logLines(run.id, { ...query, limit: LINES })
  return { lines: log?.lines ?? [], total: log?.total ?? 0, matches: null, ended: !live, firstError }
}

/** The number of the oldest line that is kept. */
export const firstKeptLine = (id: string): number => server().logLines(id, { from: 1, limit: 1 })?.lines[0]?.number ?? 1

/** Every line that tells of an error begins with one of these. */
function findFirstError(id: string): number | null {
  const found = ['ERROR:', 'SEVERE:'].flatMap(
    search => server().logLines(id, { search })?.lines.find(isError)?.number ?? [],
  )
  return found.length > 0 ? Math.min(...found) : null
}

const isError = ({ level }: LogLine) => level === 'error'
