import type { Reading } from './observation'
import type { Source } from './schema'

/** Whether a reading is too old to decide anything, or was never taken (product.md §2b, Freshness). */
export function isPastBound(reading: Reading<unknown>, now: number): boolean {
  return reading.readAt === null || now - Date.parse(reading.readAt) > reading.bound
}

/** A source as the board shows it: the last read failed, the last success is too old, or all is well. */
export function computeSource(reading: Reading<unknown>, now: number): Source {
  const { configured, failure, readAt, nextTryAt } = reading
  if (!configured) return OFF
  if (failure) return { state: 'failed', readAt, reason: failure.message, nextTryAt }
  if (!isPastBound(reading, now)) return { state: 'ok', readAt, reason: null, nextTryAt }
  const reason =
    readAt === null ? 'not read yet' : `last read at ${clockOf(readAt)}, older than ${reading.bound / 1000} s`
  return { state: 'stale', readAt, reason, nextTryAt }
}

/** A source that the configuration leaves out: never checked, and never a reason for alarm. */
export const OFF: Source = { state: 'off', readAt: null, reason: null, nextTryAt: null }

/** `16:05:12 UTC` of an ISO time. */
export const clockOf = (iso: string) => `${new Date(iso).toISOString().slice(11, 19)} UTC`
