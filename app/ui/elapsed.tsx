'use client'

import { useNow } from './now'
import { sayDuration } from './times'

/** How long it took, or has taken so far while it is not over. Nothing where it never began. */
export function Elapsed({ from, to }: { from: string | null; to: string | null }) {
  const now = useNow()
  if (from === null) return null
  const elapsed = (to === null ? now : Date.parse(to)) - Date.parse(from)
  return <span className="whitespace-nowrap">{sayDuration(Math.max(0, elapsed))}</span>
}
