'use client'

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Heights, lineAt, ROW, topOf, windowAt } from './line-heights'
import type { Range } from './line-pages'

type Box = { top: number; height: number }
const FLAT: Heights = new Map()

/**
 * The part of a list of lines that a scroller shows: which to draw, how much room to leave above and below them, and which
 * is the `first` in sight, each by its place. Lines that wrap are measured when they are drawn. Null until the browser has a picture: the
 * server's has no scroller.
 */
export function useLogScroll(
  scroller: RefObject<HTMLElement | null>,
  span: Range,
  follow: boolean,
  wrap: boolean,
  list: object | null,
) {
  const [box, setBox] = useState<Box | null>(null)
  const [heights, setHeights] = useState<Heights>(FLAT)
  const aim = useRef<number | null>(null)

  const look = useCallback(() => {
    const element = scroller.current
    if (element) setBox(known => sameBox(known, { top: element.scrollTop, height: element.clientHeight }))
  }, [scroller])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    let width = element.clientWidth
    const observer = new ResizeObserver(() => {
      if (element.clientWidth !== width) setHeights(FLAT)
      width = element.clientWidth
      look()
    })
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, look])

  // biome-ignore lint/correctness/useExhaustiveDependencies: unwrapped lines are one row high again, and in another list others have their places
  useEffect(() => setHeights(FLAT), [wrap, list])

  // After every drawing: lines are as high as they came out, and the place that was asked for is in sight.
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || box === null) return
    const measured = measure(element, heights)
    if (measured) return setHeights(measured)
    if (follow) element.scrollTop = element.scrollHeight
    else if (aim.current !== null) aim.current = settle(element, aim.current, topOf(aim.current, span, heights))
    look()
  })

  const showLine = useCallback(
    (number: number) => {
      const element = scroller.current
      if (!element) return
      aim.current = number
      element.scrollTop = topOf(number, span, heights) - element.clientHeight / 3
      look()
    },
    [scroller, span, heights, look],
  )

  const range = box && windowAt(box.top, box.height, span, heights)
  const above = range ? topOf(range.from, span, heights) : 0
  const below = range ? Math.max(0, topOf(span.to + 1, span, heights) - topOf(range.to + 1, span, heights)) : 0
  return { range, above, below, first: box && lineAt(box.top, span, heights), showLine }
}

const sameBox = (known: Box | null, next: Box) =>
  known && known.top === next.top && known.height === next.height ? known : next

/** The heights with what the drawn lines have come out as; null when nothing is new. */
function measure(element: HTMLElement, heights: Heights): Heights | null {
  let next: Map<number, number> | null = null
  for (const row of element.querySelectorAll<HTMLElement>('[data-line]')) {
    const number = Number(row.dataset.line)
    const extra = row.offsetHeight - ROW
    if (extra === (heights.get(number) ?? 0)) continue
    next ??= new Map(heights)
    if (extra > 0) next.set(number, extra)
    else next.delete(number)
  }
  return next
}

/** Brings a line to the upper third, by its reckoned place until it is drawn; null when it can be brought no nearer. */
function settle(element: HTMLElement, number: number, place: number): number | null {
  const row = element.querySelector<HTMLElement>(`[data-line="${number}"]`)
  const top = row ? row.getBoundingClientRect().top - element.getBoundingClientRect().top : place - element.scrollTop
  const off = top - element.clientHeight / 3
  const before = element.scrollTop
  if (Math.abs(off) > 1) element.scrollTop += off
  return element.scrollTop === before ? null : number
}
