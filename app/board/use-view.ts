'use client'

import { useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { readView, type View, writeView } from './view'

/** The view as the address has it; on the server, too, so that a link is complete without script. */
export function useView(): View {
  const query = useSearchParams()
  return useMemo(() => readView(query), [query])
}

/** The view of this very moment: a key may be pressed again before what the last one changed is drawn. */
export const currentView = () => readView(new URLSearchParams(window.location.search))

/** Changes the address in place: filters and selections are no steps that Back should go through. */
export function changeView(change: Partial<View>): void {
  const { pathname, search, hash } = window.location
  window.history.replaceState(null, '', `${pathname}${writeView(search, change)}${hash}`)
}
