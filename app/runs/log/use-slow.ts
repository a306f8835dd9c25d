'use client'

import { useEffect, useRef, useState } from 'react'

/** A value that changes at every frame, at most once in so many milliseconds. */
export function useSlow<T>(value: T, milliseconds: number): T {
  const [slow, setSlow] = useState(value)
  const last = useRef(0)
  useEffect(() => {
    if (slow === value) return
    const wait = Math.max(0, last.current + milliseconds - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      setSlow(value)
    }, wait)
    return () => clearTimeout(timer)
  }, [value, slow, milliseconds])
  return slow
}
