'use client'

import { type CSSProperties, type RefObject, useMemo } from 'react'
import type { LineSearch } from '@/lib/line-pattern'
import { patternOf } from '@/lib/line-pattern'
import type { ListedLine, Range } from './line-pages'
import type { TimeMode } from './line-time'
import { LogRow, MissingRow } from './log-row'
import { markBlocks } from './mark-blocks'

type Lines = {
  scroller: RefObject<HTMLDivElement | null>
  name: string
  /** Where the log is asked for. */
  log: string
  /** The places to draw; those of them that are not in `lines` are drawn empty. */
  range: Range
  lines: ListedLine[]
  /** The last number, for the width of all of them. */
  total: number
  /** Room for the lines that are not drawn, in px. */
  above: number
  below: number
  wrap: boolean
  time: TimeMode
  /** Said where there is no line. */
  nothing: string | null
  start: string | null
  target: Range | null
  search: LineSearch | null
  /** Only some lines of the log are listed. */
  filtered: boolean
  /** Number of the line at which others are missing. */
  gap: number | null
  /** Number of the match that was gone to. */
  current: number | null
  choose: (number: number, more: boolean) => void
}

/** The lines of a log that are in sight, in a box that is as high as all of them. */
export function LogLines(props: Lines) {
  const { scroller, name, log, range, lines, total, above, below, wrap, time, nothing, start, target } = props
  const { search, filtered, gap, current, choose } = props
  const pattern = useMemo(() => search && patternOf(search), [search])
  const held = new Map(lines.map(line => [line.place, line]))
  const blocks = markBlocks(lines)
  const places = Array.from({ length: Math.max(0, range.to - range.from + 1) }, (_, index) => range.from + index)
  // A custom property of our own is not among React's types of style.
  const style = { '--numbers': `calc(${String(total).length}ch + 26px)` } as CSSProperties
  return (
    <div
      ref={scroller}
      className={`log-lines${wrap ? '' : ' no-wrap'}${time === 'off' ? ' no-time' : ''}`}
      style={style}
      role="log"
      aria-live="off"
      aria-label={name}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
      tabIndex={0}
    >
      <div style={{ height: above }} />
      {places.map(place => {
        const line = held.get(place)
        if (!line) return <MissingRow key={place} place={place} numbered={!filtered} />
        const { number } = line
        return (
          <LogRow
            key={place}
            line={line}
            time={time}
            start={start}
            block={blocks.has(number)}
            target={target !== null && number >= target.from && number <= target.to}
            pattern={pattern}
            current={number === current}
            jumps={number === gap || (filtered && (held.get(place - 1)?.number ?? number - 1) !== number - 1)}
            log={log}
            choose={choose}
          />
        )
      })}
      <div style={{ height: below }} />
      {nothing !== null && <p className="px-4 text-dim">{nothing}</p>}
    </div>
  )
}
