import { server } from '@/lib/server'
import { encodeEvent, eventStream } from '@/lib/sse'
import { noSuchRun } from '../../../../problem'

export const dynamic = 'force-dynamic'

const BEAT = 4_000

/** The lines of one run as they come; the event's id is the last line's number, so a reconnect misses and repeats none. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/runs/[id]/log/stream'>) {
  const { id } = await params
  if (!server().run(id)) return noSuchRun()
  const after = Number(request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after') ?? 0)

  return eventStream(request.signal, sink => {
    const leave = server().followLog(id, Number.isSafeInteger(after) ? after : 0, lines => {
      if (lines === null) sink.send(encodeEvent('end', {}))
      else sink.send(encodeEvent('lines', { lines }, String(lines.at(-1)?.number ?? after)))
    })
    const beat = setInterval(() => sink.send(encodeEvent('beat', { now: new Date().toISOString() })), BEAT)
    const stopped = server().onStop(() => sink.close())
    return () => {
      leave?.()
      clearInterval(beat)
      stopped()
    }
  })
}
