'use client'

import type { RunDetail } from '@/lib/board/answers'
import { Glyph } from '../../ui/glyph'
import type { GlyphName } from '../../ui/glyphs'
import { useNow } from '../../ui/now'
import type { Tone } from '../../ui/state-word'
import { sayKept, stateOfRun } from '../run-words'
import type { LogLink } from './run-log-stream'

type Foot = { run: RunDetail; link: LogLink; total: number; follow: boolean; line: number; ready: boolean }

/** In words: whether more will come, how the run ended, how much of the log is kept, and what was hidden in it. */
export function LogFoot({ run, link, total, follow, line, ready }: Foot) {
  const now = useNow()
  const { glyph, tone, text } = sayStream(run, link, ready, now)
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

function sayStream(
  run: RunDetail,
  link: LogLink,
  ready: boolean,
  now: number,
): { glyph: GlyphName; tone: Tone; text: string } {
  if (!ready || link.state === 'ended') return sayEnd(run)
  if (link.state === 'lost') {
    const left = Math.ceil((Date.parse(link.retryAt) - now) / 1_000)
    return { glyph: 'clock', tone: 'warn', text: `Not connected, trying again${left > 0 ? ` in ${left} s` : ''}.` }
  }
  if (link.state === 'connecting') return { glyph: 'clock', tone: 'plain', text: 'Connecting.' }
  return { glyph: 'run', tone: 'run', text: 'Live.' }
}

function sayEnd(run: RunDetail): { glyph: GlyphName; tone: Tone; text: string } {
  const { glyph, tone, word } = stateOfRun(run)
  switch (run.state) {
    case 'waiting':
      return { glyph, tone, text: 'Not started.' }
    case 'running':
      return { glyph, tone, text: 'Still running.' }
    case 'succeeded':
    case 'failed':
      return { glyph, tone, text: `Ended, ${word}.` }
    case 'lost':
      return { glyph, tone, text: 'Lost: the pod went before an end was seen.' }
  }
}

/** `900 B`, `3.1 KB`, `8.0 MB`. */
function sayBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
