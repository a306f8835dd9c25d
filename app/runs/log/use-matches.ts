'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { LineSearch } from '@/lib/line-pattern'
import { askLines } from './ask-lines'
import { readLineRange } from './line-range'
import { useSlow } from './use-slow'

/** How a search came out: how many lines fit, and which of them is the one that is shown: its number and its place, from 1. */
export type Matches = { count: number; line: number | null; place: number }

type Direction = 'forward' | 'backward'

/**
 * The matches of a search in the whole log, one of which is the current one: at first the first from the line on that is
 * in sight, then by `move` the next or the previous one, around the ends. `show` brings it into sight. Null while the
 * answer is not there.
 */
export function useMatches(
  path: string,
  search: LineSearch | null,
  log: number,
  seen: number,
  show: (line: number) => void,
) {
  const [known, setKnown] = useState<{ search: LineSearch; matches: Matches } | null>(null)
  const matches = known && known.search === search ? known.matches : null
  const latest = useRef({ seen, show, matches })
  latest.current = { seen, show, matches }
  const isFirst = useRef(true)
  const asking = useRef<AbortController>(null)
  /** Line of the match that was found last, and the step that leads on from it. */
  const current = useRef<number | null>(null)
  const steps = useRef(Promise.resolve())

  const ask = useCallback(
    async (from: number, direction: Direction): Promise<Matches | null> => {
      if (!search) return null
      asking.current?.abort()
      asking.current = new AbortController()
      const found = await findOne(path, search, from, direction, asking.current.signal)
      if (found) {
        current.current = found.line
        setKnown({ search, matches: found })
      }
      return found
    },
    [path, search],
  )

  useEffect(() => {
    // An address that names lines leads there, whatever it searches for.
    const named = isFirst.current && readLineRange(window.location.hash) !== null
    isFirst.current = false
    current.current = null
    void ask(latest.current.seen, 'forward').then(found => {
      if (found?.line && !named) latest.current.show(found.line)
    })
    return () => asking.current?.abort()
  }, [ask])

  const grown = useSlow(log, 1_000)
  // biome-ignore lint/correctness/useExhaustiveDependencies: lines that the log has got may fit, too
  useEffect(() => {
    const { line } = latest.current.matches ?? {}
    if (line !== undefined) void ask(line ?? 1, 'forward')
  }, [grown])

  const step = async (direction: Direction) => {
    const line = current.current
    if (line === null) return
    const found = await ask(direction === 'forward' ? line + 1 : Math.max(1, line - 1), direction)
    if (found?.line) latest.current.show(found.line)
  }
  const move = (direction: Direction) => {
    // However quickly they come, each step begins where the one before it has led.
    steps.current = steps.current.then(() => step(direction))
  }
  return { matches, move }
}

async function findOne(
  path: string,
  search: LineSearch,
  from: number,
  direction: Direction,
  signal: AbortSignal,
): Promise<Matches | null> {
  const ask = (start: { from?: number }) => askLines(path, { search, ...start, direction, limit: 1 }, signal)
  const answer = await ask({ from })
  // Behind the last match comes the first one, and before the first the last.
  const around = answer?.matches && answer.lines.length === 0 ? await ask({}) : answer
  if (!around?.found) return null
  return { count: around.matches ?? 0, line: around.lines[0]?.number ?? null, place: around.found.first + 1 }
}
