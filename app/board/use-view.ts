'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { readView, type View, writeView } from './view'

/** The view as the address has it; on the server, too, so that a link is complete without script. */
export function useView(): View {
  const query = useSearchParams()
  return useMemo(() => readView(query), [query])
}

/** Changes the address in place: filters and selections are no steps that Back should go through. */
export function changeView(change: Partial<View>): void {
  const { pathname, search, hash } = window.location
  window.history.replaceState(null, '', `${pathname}${writeView(search, change)}${hash}`)
}
