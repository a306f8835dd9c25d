'use client'

import { useRef, useState } from 'react'
import { keepOrder } from './keep-order'

/** How long pointer and focus must be away before rows may change places. */
const AWAY = 2_000

/** The order of a list that nobody is reaching into: under pointer or focus rows keep their places, and new ones come last. */
export function useSettledOrder<T extends { id: string }>(items: T[]) {
  const [held, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const before = useRef<string[]>([])
  const ordered = held ? keepOrder(items, before.current) : items
  before.current = ordered.map(({ id }) => id)

  const enter = () => {
    clearTimeout(timer.current)
    setHeld(true)
  }
  const leave = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setHeld(false), AWAY)
  }
  return { ordered, hold: { onPointerEnter: enter, onPointerLeave: leave, onFocus: enter, onBlur: leave } }
}
