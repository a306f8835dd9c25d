'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'
import { changeSetting } from './use-log-settings'

/**
 * Whether the end of the log is kept in sight. Any move away from it pauses: the wheel, a finger, the scroll bar, a key
 * that goes up, a selection. Told by what the reader does, and not by where the scroller is, because a log that grows
 * moves by itself.
 */
export function useFollow(scroller: RefObject<HTMLElement | null>, initially: boolean) {
  const [follow, setFollow] = useState(initially)
  const pause = useCallback(() => {
    setFollow(false)
    changeSetting('follow', '0')
  }, [])
  const resume = useCallback(() => {
    setFollow(true)
    changeSetting('follow', '1')
  }, [])

  useEffect(() => {
    const element = scroller.current
    if (!element || !follow) return
    const stop = new AbortController()
    const when = (target: EventTarget, type: string, away: (event: Event) => boolean) =>
      target.addEventListener(type, event => away(event) && pause(), { signal: stop.signal, passive: true })
    when(element, 'wheel', event => event instanceof WheelEvent && event.deltaY < 0)
    when(element, 'touchmove', () => true)
    when(element, 'pointerdown', event => isOnScrollBar(event, element))
    when(element, 'keydown', event => event instanceof KeyboardEvent && UP.has(event.key))
    when(document, 'selectionchange', () => isSelecting(element))
    return () => stop.abort()
  }, [scroller, follow, pause])

  return { follow, pause, resume }
}

const UP = new Set(['ArrowUp', 'PageUp', 'Home'])

const isOnScrollBar = (event: Event, element: HTMLElement) =>
  event instanceof PointerEvent && event.target === element && event.offsetX >= element.clientWidth

function isSelecting(element: HTMLElement): boolean {
  const selection = document.getSelection()
  return selection !== null && !selection.isCollapsed && element.contains(selection.anchorNode)
}
