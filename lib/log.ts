import pino from 'pino'

/** One JSON line per event on standard error, so that standard output stays free for `ready` lines. */
export const log = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: true }),
)

export type Log = typeof log
