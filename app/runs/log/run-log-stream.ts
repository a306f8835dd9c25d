import type { LogLine } from '@/lib/board/answers'

/** The server sends a beat every 4 s: silence for longer than this means that nobody is there. */
const SILENCE = 10_000
const FIRST_RETRY = 1_000
const LONGEST_RETRY = 15_000

/** Whether new lines would be told: `lost` says when the next try is. */
export type LogLink = { state: 'connecting' | 'live' | 'ended' } | { state: 'lost'; retryAt: string }

/** What the stream of a log tells. */
export type LogNews = { lines: LogLine[] } | { link: LogLink }

/**
 * Follows a run's log from the line after `after` on, through any disconnect: a broken connection goes on by
 * `Last-Event-ID`; after a refusal or silence, which EventSource leaves at that, it is opened anew at the last line.
 * Returns the end.
 */
export function followRunLog(url: string, after: number, tell: (news: LogNews) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let retry = FIRST_RETRY
  let last = after

  const hear = () => {
    retry = FIRST_RETRY
    clearTimeout(timer)
    timer = setTimeout(lose, SILENCE)
  }
  const open = () => {
    source = new EventSource(`${url}?after=${last}`)
    source.onopen = () => {
      hear()
      tell({ link: { state: 'live' } })
    }
    source.addEventListener('beat', hear)
    source.addEventListener('lines', ({ data }: MessageEvent<string>) => {
      hear()
      const { lines } = JSON.parse(data) as { lines: LogLine[] } // the server's own type, checked by its tests
      last = lines.at(-1)?.number ?? last
      tell({ lines })
    })
    source.addEventListener('end', () => {
      close()
      tell({ link: { state: 'ended' } })
    })
    source.onerror = lose
    clearTimeout(timer)
    timer = setTimeout(lose, SILENCE)
  }
  const lose = () => {
    close()
    // Without jitter all viewers of a restarted board would come back in the same moment.
    const wait = retry * (0.75 + Math.random() / 2)
    retry = Math.min(retry * 2, LONGEST_RETRY)
    tell({ link: { state: 'lost', retryAt: new Date(Date.now() + wait).toISOString() } })
    timer = setTimeout(open, wait)
  }
  const close = () => {
    clearTimeout(timer)
    source?.close()
  }

  open()
  return close
}
