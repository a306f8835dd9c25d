'use client'

import { useNow } from './now'
import { sayAge } from './times'

/** How long a run took, or has taken so far, in the whole seconds that Kubernetes tells. Nothing where it never began. */
export function Elapsed({ from, to }: { from: string | null; to: string | null }) {
  const now = useNow()
  if (from === null) return null
  const elapsed = (to === null ? now : Date.parse(to)) - Date.parse(from)
  return <span className="whitespace-nowrap">{sayAge(elapsed)}</span>
}
