'use client'

import type { ReactNode } from 'react'
import { Glyph } from '../../ui/glyph'
import type { Range } from './line-pages'
import { TIME_MODES, type TimeMode } from './line-time'
import { sayLines } from './use-line-link'

const TIMES: Record<TimeMode, string> = { utc: 'UTC', local: 'Local', start: 'Since start', off: 'Off' }

type Tools = {
  download: string
  firstError: number | null
  /** The lines that were chosen, else the first in sight. */
  lines: Range
  said: string | null
  time: TimeMode
  wrap: boolean
  go: (line: number) => void
  setTime: (time: TimeMode) => void
  setWrap: (wrap: boolean) => void
  copyLink: () => void
  copyText: () => void
  /** The search. */
  children: ReactNode
}

/** What can be done with a log; each has a key, which its title names. */
export function LogTools(tools: Tools) {
  const { download, firstError, lines, said, time, wrap, go, setTime, setWrap, copyLink, copyText, children } = tools
  return (
    <div className="log-tools">
      {children}
      {firstError !== null && (
        <button type="button" className="button danger" title="First error, e" onClick={() => go(firstError)}>
          First error
        </button>
      )}
      <span className="text-dim" role="status">
        {said}
      </span>
      <fieldset className="segments ml-auto">
        <legend className="sr-only">Timestamps</legend>
        {TIME_MODES.map(mode => (
          <button key={mode} type="button" aria-pressed={mode === time} onClick={() => setTime(mode)}>
            {TIMES[mode]}
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        className="icon-button"
        aria-label="Wrap lines"
        title="Wrap lines, w"
        aria-pressed={wrap}
        onClick={() => setWrap(!wrap)}
      >
        <Glyph name="wrap" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Copy link to ${sayLines(lines)}`}
        title={`Copy link to ${sayLines(lines)}, y`}
        onClick={copyLink}
      >
        <Glyph name="link" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Copy ${sayLines(lines)}`}
        title={`Copy ${sayLines(lines)}, c`}
        onClick={copyText}
      >
        <Glyph name="file" />
      </button>
      <a className="icon-button" href={download} download aria-label="Download this log" title="Download this log">
        <Glyph name="download" />
      </a>
    </div>
  )
}
