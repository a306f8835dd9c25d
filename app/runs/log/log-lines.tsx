'use client'

import type { CSSProperties, RefObject } from 'react'
import type { LogLine } from '@/lib/board/answers'
import type { Range } from './line-pages'
import type { TimeMode } from './line-time'
import { LogRow, MissingRow } from './log-row'
import { markBlocks } from './mark-blocks'

type Lines = {
  scroller: RefObject<HTMLDivElement | null>
  name: string
  /** The lines to draw; those of them that are not in `lines` have only their place. */
  range: Range
  lines: LogLine[]
  /** Room for the lines that are not drawn, in px. */
  above: number
  below: number
  wrap: boolean
  time: TimeMode
  /** Said where there is no line. */
  nothing: string | null
  start: string | null
  target: Range | null
  choose: (number: number, more: boolean) => void
}

/** The lines of a log that are in sight, in a box that is as high as all of them. */
export function LogLines({
  scroller,
  name,
  range,
  lines,
  above,
  below,
  wrap,
  time,
  nothing,
  start,
  target,
  choose,
}: Lines) {
  const held = new Map(lines.map(line => [line.number, line]))
  const blocks = markBlocks(lines)
  const numbers = Array.from({ length: Math.max(0, range.to - range.from + 1) }, (_, index) => range.from + index)
  // A custom property of our own is not among React's types of style.
  const style = { '--numbers': `calc(${String(range.to).length}ch + 26px)` } as CSSProperties
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
      {numbers.map(number => {
        const line = held.get(number)
        if (!line) return <MissingRow key={number} number={number} />
        const chosen = target !== null && number >= target.from && number <= target.to
        return (
          <LogRow
            key={number}
            line={line}
            time={time}
            start={start}
            block={blocks.has(number)}
            target={chosen}
            choose={choose}
          />
        )
      })}
      <div style={{ height: below }} />
      {nothing !== null && <p className="px-4 text-dim">{nothing}</p>}
    </div>
  )
}
