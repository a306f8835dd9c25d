'use client'

import { createContext, type ReactNode, useContext, useLayoutEffect, useSyncExternalStore } from 'react'
import { currentTime, setServerTime, watchTime } from './clock'

const Rendered = createContext(0)

/** Says when the server rendered the page, so that the browser's first picture is the same, age for age. */
export function RenderedAt({ time, children }: { time: string; children: ReactNode }) {
  useLayoutEffect(() => setServerTime(time), [time])
  return <Rendered value={Date.parse(time)}>{children}</Rendered>
}

const DAY = 86_400_000

/** The beginning of the server's day, UTC, in ms: for what is told by the day, and need not be drawn each second. */
export function useDay(): number {
  const rendered = useContext(Rendered)
  const dayOf = (time: number) => time - (time % DAY)
  return useSyncExternalStore(
    watchTime,
    () => dayOf(currentTime() || rendered),
    () => dayOf(rendered),
  )
}

/** The server's time in ms; the component is drawn again once a second. */
export function useNow(): number {
  const rendered = useContext(Rendered)
  return useSyncExternalStore(
    watchTime,
    () => currentTime() || rendered,
    () => rendered,
  )
}
