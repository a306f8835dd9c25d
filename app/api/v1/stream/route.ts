import { type BoardChange, server } from '@/lib/server'
import { eventStream } from '@/lib/sse'
import { parseView } from '../query'
import { encodeBeat, encodeBoard, encodeChange, sequenceOf } from './events'

export const dynamic = 'force-dynamic'

const BEAT = 4_000

/** The live board: whole at first and after a gap, then each change; a beat tells that it is alive and how old facts are. */
export function GET(request: Request) {
  const view = parseView(request)
  if (view instanceof Response) return view
  const { project } = view

  return eventStream(request.signal, sink => {
    const seen = sequenceOf(request.headers.get('last-event-id'))
    const missed = seen === null ? null : server().changesSince(seen)
    const pass = (change: BoardChange) => {
      if (project === null || change.project === project) sink.send(encodeChange(change, view))
    }
    if (missed) missed.forEach(pass)
    else sink.send(encodeBoard(view))

    const leave = server().follow(pass)
    const beat = setInterval(() => sink.send(encodeBeat(view)), BEAT)
    const stopped = server().onStop(() => sink.close())
    return () => {
      leave()
      clearInterval(beat)
      stopped()
    }
  })
}
