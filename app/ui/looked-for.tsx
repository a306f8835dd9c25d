'use client'

import { usePathname } from 'next/navigation'
import { ForeignText } from './foreign-text'
import { readSegment } from './read-segment'

/** The name that the address ends in, as text: what was looked for and not found. */
export function LookedFor() {
  return <ForeignText text={readSegment(usePathname().split('/').at(-1) ?? '')} />
}
