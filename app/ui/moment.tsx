'use client'

import { useDay } from './now'
import { sayMoment } from './times'

/** When it was, UTC; a pointer on it tells the age and the local time. */
export function Moment({ at }: { at: string }) {
  return <time dateTime={at}>{sayMoment(at, useDay())}</time>
}
