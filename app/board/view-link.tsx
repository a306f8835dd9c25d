'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import type { AnchorHTMLAttributes } from 'react'
import { changeView } from './use-view'
import { type View, writeView } from './view'

/** A link to this page in another view. A plain press changes the address in place; any other opens it like a link. */
export function ViewLink({
  change,
  ...rest
}: { change: Partial<View> } & Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'>) {
  const path = usePathname()
  const query = useSearchParams().toString()
  return (
    <a
      {...rest}
      href={`${path}${writeView(query, change)}`}
      onClick={event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
        event.preventDefault()
        changeView(change)
      }}
    />
  )
}
