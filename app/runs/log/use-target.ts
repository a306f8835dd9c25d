'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { Range } from './line-pages'
import { reachTo, readLineRange, sayLineRange } from './line-range'

/** The lines that the address names, and the ways to name others: a press on a number, and with Shift a range. */
export function useTarget(show: (number: number) => void) {
  const [target, setTarget] = useState<Range | null>(null)
  const shows = useRef(show)
  useEffect(() => {
    shows.current = show
  })

  useEffect(() => {
    const read = () => {
      const named = readLineRange(window.location.hash)
      setTarget(named)
      if (named) shows.current(named.from)
    }
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])

  const choose = useCallback((number: number, more: boolean) => {
    const next = reachTo(more ? readLineRange(window.location.hash) : null, number)
    const { pathname, search } = window.location
    window.history.replaceState(null, '', `${pathname}${search}${sayLineRange(next)}`)
    setTarget(next)
  }, [])
  return { target, choose }
}
