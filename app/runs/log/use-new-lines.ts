'use client'

import { useState } from 'react'

/** How many lines have come since following was paused; none while the end is followed. */
export function useNewLines(total: number, follow: boolean): number {
  const [seen, setSeen] = useState(total)
  // While following, what is there is seen: the state is set as it is drawn, without a second picture.
  if (follow && seen !== total) setSeen(total)
  return follow ? 0 : total - seen
}
