'use client'

import type { Board } from '@/lib/board/schema'
import { Glyph } from '../../ui/glyph'
import { useNow } from '../../ui/now'
import { sayClock, sayDate } from '../../ui/times'
import { ENVIRONMENTS } from '../states'
import { sayReadings } from './live-indicator'
import { sayMeanwhile, toneOf } from './meanwhile'

/** The page's title is the verdict, in one sentence; a screen reader hears it again only when it changes. */
export function Verdict({ board }: { board: Board }) {
  const { state, text } = board.verdict
  const ghost = board.findings.some(({ kind }) => kind === 'ghost-failure')
  return (
    <div className={`verdict ${toneOf(state)}`}>
      <Glyph name={state === 'failed' && ghost ? 'ghost' : ENVIRONMENTS[state].glyph} />
      <div>
        <h1 aria-live="polite">{text}</h1>
        <p>{sayMeanwhile(board)}</p>
      </div>
      <ServerTime board={board} />
    </div>
  )
}

function ServerTime({ board }: { board: Board }) {
  const now = useNow()
  const time = new Date(now).toISOString()
  return (
    <p className="when">
      {sayDate(time)} {sayClock(time)} UTC
      <br />
      {sayReadings(board, now)}
    </p>
  )
}
