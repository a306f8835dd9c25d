'use client'

import type { Source } from '@/lib/board/schema'
import { Glyph } from '../../ui/glyph'
import { useNow } from '../../ui/now'
import { sayKept } from '../run-words'
import type { LogLink } from './run-log-stream'
import type { ShownRun } from './shown-run'
import { sayStream } from './stream-words'

type Foot = {
  run: ShownRun
  link: LogLink
  reading: Source | null
  total: number
  follow: boolean
  line: number
  ready: boolean
}

/** In words: whether more will come, how the run ended, how much of the log is kept, and what was hidden in it. */
export function LogFoot({ run, link, reading, total, follow, line, ready }: Foot) {
  const now = useNow()
  const { glyph, tone, text } = sayStream(run, link, reading, ready, now)
  const paused = link.state === 'live' && !follow
  return (
    <footer className="foot">
      <span className={`state ${tone}`}>
        <Glyph name={paused ? 'pause' : glyph} />
        <span className="whitespace-normal">
          {paused ? `Paused at line ${line}. ` : ''}
          {text} {sayKept(run, total)}.
        </span>
      </span>
      <span className="ml-auto">
        {total.toLocaleString('en')} {link.state === 'ended' ? `lines, ${sayBytes(run.log.bytes)}` : 'lines so far'}
      </span>
      <span>{run.masked === 0 ? 'nothing masked' : `${run.masked.toLocaleString('en')} values masked`}</span>
    </footer>
  )
}

/** `900 B`, `3.1 KB`, `8.0 MB`. */
function sayBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
