'use client'

import { useEffect, useState } from 'react'
import type { Range } from './line-pages'
import { sayLineRange } from './line-range'

/** Copies the address of lines; what is said of it goes after two seconds. */
export function useLineLink() {
  const [said, say] = useState<string | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => say(null), 2_000)
    return () => clearTimeout(timer)
  }, [said])

  const copy = (range: Range) => {
    const { origin, pathname, search } = window.location
    const lines = range.from === range.to ? `line ${range.from}` : `lines ${range.from} to ${range.to}`
    void navigator.clipboard.writeText(`${origin}${pathname}${search}${sayLineRange(range)}`).then(
      () => say(`Link to ${lines} copied`),
      () => say('Not permitted to copy'),
    )
  }
  return { said, copy }
}
