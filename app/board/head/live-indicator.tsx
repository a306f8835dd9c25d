'use client'

import type { Board } from '@/lib/board/schema'
import { Glyph } from '../../ui/glyph'
import { useNow } from '../../ui/now'
import { sayAge, sayClock } from '../../ui/times'
import type { LiveBoard } from '../live/live-board'
import { readingsOf } from './readings'

/** Whether the board itself is live, and the age of its newest reading; else what is not read, by name. */
export function LiveIndicator({ board, link }: LiveBoard) {
  const now = useNow()
  const { dot, word, age } = sayLive({ board, link }, now)
  return (
    <span className={dot ? 'live' : 'live stale'} title="Newest reading of every source">
      <span className="without-script">Not live without script</span>
      {dot ? <i className="dot" /> : <Glyph name="clock" />}
      <b>{word}</b>
      <span className="age">{age}</span>
      {/* The ages change each second; only the coming and going of the connection is spoken. */}
      <span className="sr-only" role="status">
        {link.state === 'lost' ? 'The board is not connected' : ''}
      </span>
    </span>
  )
}

function sayLive({ board, link }: LiveBoard, now: number): { dot: boolean; word: string; age: string } {
  if (link.state === 'lost') {
    const left = link.retryAt ? Math.ceil((Date.parse(link.retryAt) - now) / 1_000) : 0
    return { dot: false, word: left > 0 ? 'Reconnecting' : 'Reconnecting …', age: left > 0 ? `in ${left} s` : '' }
  }
  const { late, newest } = readingsOf(board, now)
  if (late)
    return {
      dot: false,
      word: `${late.environment} not read`,
      age: late.readAt ? sayAge(now - Date.parse(late.readAt)) : '',
    }
  return { dot: true, word: 'Live', age: newest ? sayAge(now - Date.parse(newest.readAt)) : '' }
}

/** `every source read within 12 s`, or the oldest reading by name and time. */
export function sayReadings(board: Board, now: number): string {
  const { late, oldest } = readingsOf(board, now)
  if (late)
    return `oldest reading: ${late.environment} ${late.source}${late.readAt ? ` ${sayClock(late.readAt)}` : ', never read'}`
  if (!oldest) return 'nothing was read yet'
  return `every source read within ${sayAge(Math.max(1_000, now - Date.parse(oldest.readAt)))}`
}
