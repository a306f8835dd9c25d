import { SourceError, type SourceName } from '../errors'
import { createAlarm } from '../sources/alarm'

const FIRST_WAIT = 500
const LONGEST_WAIT = 30_000

/** A random wait in the upper half of a bound that doubles with each failure, so that boards do not knock in step. */
export function backOff(tries: number, random: () => number = Math.random): number {
  const bound = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries, 10))
  return Math.round(bound / 2 + (random() * bound) / 2)
}

/** A source, how it is asked, and who is told. */
export type Poll<T> = {
  source: SourceName
  read: (signal: AbortSignal) => Promise<T>
  /** Milliseconds until the next reading, asked after each one. */
  pace: () => number
  answered: (value: T, at: Date) => void
  failed: (error: SourceError, at: Date, nextTryAt: Date) => void
}

/**
 * Asks a source again and again until the signal: one question in flight at a time, at its pace, with back-off after
 * failures. `kick` asks at once, or as soon as the running question is answered.
 */
export function poll<T>(source: Poll<T>, signal: AbortSignal): { kick: () => void; ended: Promise<void> } {
  const alarm = createAlarm(signal)

  const run = async () => {
    let tries = 0
    while (!signal.aborted) {
      const next = await ask(source, signal, tries)
      tries = next.tries
      await alarm.wait(next.wait)
    }
  }

  return { kick: alarm.ring, ended: run() }
}

async function ask<T>(source: Poll<T>, signal: AbortSignal, tries: number): Promise<{ tries: number; wait: number }> {
  const started = Date.now()
  try {
    const value = await source.read(signal)
    if (!signal.aborted) source.answered(value, new Date())
    return { tries: 0, wait: Math.max(0, source.pace() - (Date.now() - started)) }
  } catch (cause) {
    const wait = backOff(tries)
    const error = cause instanceof SourceError ? cause : new SourceError(source.source, 'unexpected', null, cause)
    if (!signal.aborted) source.failed(error, new Date(), new Date(Date.now() + wait))
    return { tries: tries + 1, wait }
  }
}
