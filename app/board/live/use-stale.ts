'use client'

import { useEffect, useMemo, useState } from 'react'
import type { Board } from '@/lib/board/schema'
import { serverTime } from '../../ui/clock'
import { asStale } from './as-stale'
import type { LiveBoard } from './live-board'

/** A break shorter than this is said by the live indicator alone. */
const PATIENCE = 30_000

/** The board as it may be believed: in its stale form once the stream has been down for 30 s. */
export function useStale({ board, link }: LiveBoard): Board {
  const since = link.state === 'lost' ? link.since : null
  const [lostSince, setLostSince] = useState<string | null>(null)
  useEffect(() => {
    setLostSince(null)
    if (since === null) return
    const timer = setTimeout(() => setLostSince(since), Date.parse(since) + PATIENCE - serverTime())
    return () => clearTimeout(timer)
  }, [since])
  return useMemo(() => (lostSince === null ? board : asStale(board, lostSince)), [board, lostSince])
}
