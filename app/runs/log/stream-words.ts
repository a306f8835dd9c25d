import type { Run, Source } from '@/lib/board/schema'
import type { GlyphName } from '../../ui/glyphs'
import type { Tone } from '../../ui/state-word'
import { stateOfRun } from '../run-words'
import type { LogLink } from './run-log-stream'

export type StreamWords = { glyph: GlyphName; tone: Tone; text: string }

type Ending = Pick<Run, 'state' | 'exitCode' | 'reason' | 'waitingReason'>

/** Whether more of a log will come, and if not for now, why; `reading` is how its cluster could be read last. */
export function sayStream(
  run: Ending,
  link: LogLink,
  reading: Source | null,
  ready: boolean,
  now: number,
): StreamWords {
  if (!ready || link.state === 'ended') return sayEnd(run)
  if (link.state === 'lost') {
    const left = Math.ceil((Date.parse(link.retryAt) - now) / 1_000)
    return { glyph: 'clock', tone: 'warn', text: `Not connected, trying again${left > 0 ? ` in ${left} s` : ''}.` }
  }
  // The board is there, but what it reads is not: nothing may come though the run goes on.
  if (reading?.state === 'failed')
    return {
      glyph: 'warn',
      tone: 'warn',
      text: `The cluster cannot be read: ${reading.reason ?? 'no reason is known'}.`,
    }
  if (link.state === 'connecting') return { glyph: 'clock', tone: 'plain', text: 'Connecting.' }
  return { glyph: 'run', tone: 'run', text: 'Live.' }
}

function sayEnd(run: Ending): StreamWords {
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
