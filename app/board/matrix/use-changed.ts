'use client'

import { useEffect, useRef, useState } from 'react'

/** True for a second after the value has become another one: the eye finds what has just changed. */
export function useChanged(value: string): boolean {
  const before = useRef(value)
  const [changed, setChanged] = useState(false)
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    setChanged(true)
    const timer = setTimeout(() => setChanged(false), 1_000)
    return () => clearTimeout(timer)
  }, [value])
  return changed
}
