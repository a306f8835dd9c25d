import { serverTime } from '../../ui/clock'
import type { BoardEvent } from './apply-event'
import type { Link } from './live-board'

/** The server sends a beat every 4 s: silence for longer than this means that nobody is there. */
const SILENCE = 10_000
const FIRST_RETRY = 1_000
const LONGEST_RETRY = 10_000

/** What a stream tells: events of the board, and whether it lives. */
export type StreamNews = { event: BoardEvent } | { link: Link }

/**
 * Holds one EventSource on the board's stream. EventSource itself never retries after an answer other than 200, and
 * never notices silence, so both are done here: it is closed and opened anew, ever more slowly. Each opening begins
 * with a whole board. Returns the end.
 */
export function followStream(url: string, tell: (news: StreamNews) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let retry = FIRST_RETRY
  let lostSince: string | null = null

  const open = () => {
    source = new EventSource(url)
    for (const type of ['board', 'environment', 'beat'] as const)
      source.addEventListener(type, ({ data }: MessageEvent<string>) => {
        retry = FIRST_RETRY
        lostSince = null
        listen()
        // The server's own types, checked by its tests against the schemas of the interface.
        tell({ event: { type, data: JSON.parse(data) } as BoardEvent })
      })
    source.onerror = lose
    listen()
  }
  const listen = () => {
    clearTimeout(timer)
    timer = setTimeout(lose, SILENCE)
  }
  const lose = () => {
    source?.close()
    clearTimeout(timer)
    lostSince ??= new Date(serverTime()).toISOString()
    // Without jitter all viewers of a restarted board would come back in the same moment.
    const wait = retry * (0.75 + Math.random() / 2)
    retry = Math.min(retry * 2, LONGEST_RETRY)
    tell({ link: { state: 'lost', since: lostSince, retryAt: new Date(serverTime() + wait).toISOString() } })
    timer = setTimeout(open, wait)
  }

  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}
