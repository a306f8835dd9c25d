import { backOff } from './back-off'

/** The patience of whoever follows a log: milliseconds but for `longestLine`, which is bytes. */
export type LogLimits = {
  /** A follow that is silent for so long is opened anew: nothing else says whether its other end still lives. */
  idle: number
  /** After the end of a stream the pod's status has so long to say that the container ended. */
  status: number
  /** Between two looks at the status. */
  look: number
  /** What a line has beyond this is left out, and the line says so. */
  longestLine: number
  backOff: (tries: number) => number
}

export const LOG_LIMITS: LogLimits = { idle: 120_000, status: 1_000, look: 50, longestLine: 2 << 20, backOff }
