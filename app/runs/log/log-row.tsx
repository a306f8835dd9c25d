'use client'

import { type MouseEvent, memo, useState } from 'react'
import type { LogLine } from '@/lib/board/answers'
import { readLineText, type Stretch } from './line-text'
import { sayLineTime, type TimeMode } from './line-time'

/** Characters of a line that are shown at first; a line of a megabyte would hold up every scroll past it. */
const SHOWN = 2_000

type Row = {
  line: LogLine
  time: TimeMode
  start: string | null
  /** Part of what an error above it says. */
  block: boolean
  /** Named by the address. */
  target: boolean
  choose: (number: number, more: boolean) => void
}

/** One line: its number, which is its link but no tab stop, its time, and its text as nothing but text. */
export const LogRow = memo(function LogRow({ line, time, start, block, target, choose }: Row) {
  const { number, level } = line
  const classes = ['log-row', level, block && 'of-error', target && 'target'].filter(Boolean).join(' ')
  const link = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // The browser's own jump would move the page below the top bar.
    event.preventDefault()
    choose(number, event.shiftKey)
  }
  return (
    <div className={classes} id={`L${number}`} data-line={number}>
      <a href={`#L${number}`} tabIndex={-1} aria-label={`Link to line ${number}`} onClick={link}>
        {number}
      </a>
      {time !== 'off' && <time dateTime={line.time ?? undefined}>{sayLineTime(line.time, time, start)}</time>}
      <LineText text={line.text} />
    </div>
  )
})

/** In the place of a line that is on its way from the server, or that the server keeps no longer. */
export const MissingRow = memo(function MissingRow({ number }: { number: number }) {
  return (
    <div className="log-row repeat" data-line={number}>
      <a href={`#L${number}`} tabIndex={-1} aria-label={`Link to line ${number}`}>
        {number}
      </a>
      <span>…</span>
    </div>
  )
})

function LineText({ text }: { text: string }) {
  const [all, setAll] = useState(false)
  if (text.length <= SHOWN) return <Stretches line={text} />
  return (
    <span>
      <Stretches line={all ? text : text.slice(0, SHOWN)} />
      <button type="button" className="more" onClick={() => setAll(!all)}>
        {all ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
      </button>
    </span>
  )
}

function Stretches({ line }: { line: string }) {
  const stretches = readLineText(line)
  const [only] = stretches
  if (stretches.length === 1 && only && styleOf(only) === undefined) return <span>{only.text}</span>
  return (
    <span>
      {stretches.map((stretch, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a line never change places
        <span key={index} className={styleOf(stretch)}>
          {stretch.text}
        </span>
      ))}
    </span>
  )
}

function styleOf({ colour, bold, underline, control }: Stretch): string | undefined {
  const classes = [colour && `in-${colour}`, bold && 'font-semibold', underline && 'underline']
  return (
    [...classes, control && 'control-character'].filter(name => typeof name === 'string' && name !== '').join(' ') ||
    undefined
  )
}
