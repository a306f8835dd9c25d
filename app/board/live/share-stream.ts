import { followStream, type StreamNews } from './board-stream'
import type { LiveBoard } from './live-board'

/** What tabs say to each other: news of the stream, and a newcomer's question for all that is known. */
type Message = StreamNews | { ask: true }

/**
 * One stream for all tabs of a browser: HTTP/1.1 gives an origin six connections, and a seventh tab would hang. The tab
 * that holds the lock reads the stream and passes it on, hidden or not; a browser never freezes a tab that holds a lock.
 * When it goes, the lock and the work are the next one's. Web Locks need a secure context: elsewhere each tab reads for
 * itself. `known` is what this tab shows, for those who ask. Returns the end.
 */
export function shareStream(url: string, known: () => LiveBoard, tell: (news: StreamNews) => void): () => void {
  if (!navigator.locks) return followStream(url, tell)
  const name = `instrument-cluster ${url}`
  const channel = new BroadcastChannel(name)
  const stop = new AbortController()
  const say = (message: Message) => channel.postMessage(message)
  let leads = false

  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (!('ask' in data)) return tell(data)
    const { board, link } = known()
    // Until the stream has told its first, whole board, this tab knows no more than the one that asks.
    if (!leads || link.state === 'connecting') return
    say({ event: { type: 'board', data: board } })
    if (link.state === 'lost') say({ link })
  }
  say({ ask: true })

  const lead = () =>
    new Promise<void>(resolve => {
      leads = true
      const leave = followStream(url, news => {
        say(news)
        tell(news)
      })
      stop.signal.addEventListener('abort', () => {
        leave()
        resolve()
      })
    })
  navigator.locks.request(name, { signal: stop.signal }, lead).catch((error: unknown) => {
    // Leaving while still waiting for the lock; anything else is a bug.
    if (!stop.signal.aborted) throw error
  })
  return () => {
    stop.abort()
    channel.close()
  }
}
