import type { Board } from '@/lib/board/schema'

/** Whether the board's own stream is there. `lost` tells since when, and when the next try is. */
export type Link = { state: 'connecting' | 'live' } | { state: 'lost'; since: string; retryAt: string | null }

/** What a page shows: the last board that was told, and whether more is being told. */
export type LiveBoard = { board: Board; link: Link }
