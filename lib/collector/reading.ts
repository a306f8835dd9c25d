import type { Reading } from '../board/observation'
import type { SourceError } from '../errors'

/** A source of which nothing is known yet; `configured: false` is one that the configuration leaves out. */
export function unread<T>(configured: boolean, bound: number): Reading<T> {
  return { configured, value: null, readAt: null, failure: null, nextTryAt: null, bound }
}

/** The source answered at `at`: the value is fresh and the failure, if there was one, is over. */
export function answered<T>(reading: Reading<T>, value: T, at: Date): Reading<T> {
  return { ...reading, value, readAt: at.toISOString(), failure: null, nextTryAt: null }
}

/** The source failed at `at`: the last value stays, and since when and how often it failed is kept. */
export function failed<T>(reading: Reading<T>, error: SourceError, at: Date, nextTryAt: Date | null): Reading<T> {
  const before = reading.failure
  const failure = {
    code: error.code,
    message: error.message,
    since: before?.since ?? at.toISOString(),
    tries: (before?.tries ?? 0) + 1,
  }
  return { ...reading, failure, nextTryAt: nextTryAt?.toISOString() ?? null }
}
