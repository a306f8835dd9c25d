'use client'

import type { ReactNode } from 'react'
import { Glyph } from '../../ui/glyph'
import { TIME_MODES, type TimeMode } from './line-time'

const TIMES: Record<TimeMode, string> = { utc: 'UTC', local: 'Local', start: 'Since start', off: 'Off' }

type Tools = {
  download: string
  firstError: number | null
  line: number
  said: string | null
  time: TimeMode
  wrap: boolean
  go: (line: number) => void
  setTime: (time: TimeMode) => void
  setWrap: (wrap: boolean) => void
  copyLink: () => void
  /** The search. */
  children: ReactNode
}

/** What can be done with a log; each has a key, which its title names. */
export function LogTools(tools: Tools) {
  const { download, firstError, line, said, time, wrap, go, setTime, setWrap, copyLink, children } = tools
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
        aria-label={`Copy link to line ${line}`}
        title={`Copy link to line ${line}, y`}
        onClick={copyLink}
      >
        <Glyph name="link" />
      </button>
      <a className="icon-button" href={download} download aria-label="Download this log" title="Download this log">
        <Glyph name="download" />
      </a>
    </div>
  )
}
