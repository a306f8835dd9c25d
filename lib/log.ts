import pino from 'pino'

/**
 * One JSON line per event on standard error, so that standard output stays free for `ready` lines. `hide` takes secrets
 * out of each line: causes of failures come from drivers and servers, and nobody knows what those quote.
 */
export function createLog(hide: (line: string) => string) {
  const destination = pino.destination({ dest: 2, sync: true })
  const options = { base: null, timestamp: pino.stdTimeFunctions.isoTime }
  return pino(options, { write: line => void destination.write(hide(line)) })
}

export type Log = ReturnType<typeof createLog>
