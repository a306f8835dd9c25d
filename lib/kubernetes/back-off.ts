import { setTimeout as sleep } from 'node:timers/promises'

const FIRST = 500
const LONGEST = 30_000

/** Full jitter: any wait below a bound that doubles with each failure, so that boards do not knock in step. */
export function backOff(tries: number): number {
  return Math.round(Math.random() * Math.min(LONGEST, FIRST * 2 ** Math.min(tries, 10)))
}

/** Waits, or less when the signal comes; never throws. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {}) // rejects for the signal alone
}
