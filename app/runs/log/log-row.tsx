'use client'

import { type MouseEvent, memo } from 'react'
import type { ListedLine } from './line-pages'
import { sayLineTime, type TimeMode } from './line-time'
import { LineWords } from './line-words'

type Row = {
  line: ListedLine
  time: TimeMode
  start: string | null
  /** Part of what an error above it says. */
  block: boolean
  /** Named by the address. */
  target: boolean
  /** What is looked for. */
  pattern: RegExp | null
  /** It is the match that was gone to. */
  current: boolean
  /** Lines before it are left out, or missing. */
  jumps: boolean
  /** Where the log is asked for. */
  log: string
  choose: (number: number, more: boolean) => void
}

/** One line: its number, which is its link but no tab stop, its time, and its text as nothing but text. */
export const LogRow = memo(function LogRow(row: Row) {
  const { line, time, start, block, target, pattern, current, jumps, log, choose } = row
  const { number, level } = line
  const classes = [
    'log-row',
    level,
    block && 'of-error',
    target && 'target',
    current && 'current',
    jumps && 'jumps',
  ].filter(Boolean)
  const link = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // The browser's own jump would move the page below the top bar.
    event.preventDefault()
    choose(number, event.shiftKey)
  }
  return (
    <div className={classes.join(' ')} id={`L${number}`} data-line={line.place}>
      <a href={`#L${number}`} tabIndex={-1} aria-label={`Link to line ${number}`} onClick={link}>
        {number}
      </a>
      {time !== 'off' && <time dateTime={line.time ?? undefined}>{sayLineTime(line.time, time, start)}</time>}
      <LineWords line={line} pattern={pattern} log={log} />
    </div>
  )
})

/** In the place of a line that is on its way from the server, or that the server keeps no longer. */
export const MissingRow = memo(function MissingRow({ place, numbered }: { place: number; numbered: boolean }) {
  return (
    <div className="log-row repeat" data-line={place}>
      {numbered ? (
        <a href={`#L${place}`} tabIndex={-1} aria-label={`Link to line ${place}`}>
          {place}
        </a>
      ) : (
        <span />
      )}
      <span>…</span>
    </div>
  )
})
