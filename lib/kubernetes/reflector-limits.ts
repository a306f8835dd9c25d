import { backOff } from './back-off'

/** The reflector's patience, in milliseconds but for `watchSeconds`. */
export type ReflectorLimits = {
  /** Without a byte for so long, one list confirms that what is known is still true. */
  heartbeat: number
  /** Everything is listed anew so often: a watch from a version that a restored store has not reached is silent. */
  relist: number
  /** How long the server is asked to keep a watch. */
  watchSeconds: () => number
  /** So much later than that a silent watch is given up. */
  grace: number
  /** A watch that lived so long, or brought an event, had worked. */
  steady: number
  backOff: (tries: number) => number
}

export const REFLECTOR_LIMITS: ReflectorLimits = {
  heartbeat: 15_000,
  relist: 600_000,
  watchSeconds: () => 240 + Math.random() * 60,
  grace: 15_000,
  steady: 1_000,
  backOff,
}
