'use client'

import { useNow } from './now'
import { sayAge } from './times'

/** The time until something is tried again, counted down. */
export function NextTry({ at }: { at: string }) {
  const left = Date.parse(at) - useNow()
  // Rounded up: a second that has begun is still waited for.
  return left > 0 ? `in ${sayAge(left + 999)}` : 'now'
}
