'use client'

import { useNow } from './now'
import { sayAge } from './times'

/** How long ago it was, told again each second: `1 min 45 s`. */
export function Age({ since }: { since: string }) {
  return <time dateTime={since}>{sayAge(useNow() - Date.parse(since))}</time>
}
