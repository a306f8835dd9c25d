import { z } from 'zod'
import type { LogEnd } from '@/lib/board/answers'
import { server } from '@/lib/server'
import { encodeEvent, eventStream } from '@/lib/sse'
import { noSuchRun } from '../../../../problem'
import { parseQuery } from '../../../../query'

export const dynamic = 'force-dynamic'

const BEAT = 4_000
const Query = z.object({ after: z.coerce.number().int().min(0).default(0) })

/** The lines of one run as they come; the event's id is the last line's number, so a reconnect misses and repeats none. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/runs/[id]/log/stream'>) {
  const { id } = await params
  if (!server().run(id)) return noSuchRun()
  const query = parseQuery(request, Query)
  if (query instanceof Response) return query
  const last = Number(request.headers.get('last-event-id') ?? query.after)
  const after = Number.isSafeInteger(last) ? last : 0

  return eventStream(request.signal, sink => {
    const leave = server().followLog(id, after, lines => {
      if (lines === null) sink.send(encodeEvent('end', endOf(id)))
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

function endOf(id: string): LogEnd | null {
  const run = server().run(id)
  if (!run) return null // let go meanwhile
  const { state, reason, exitCode, finishedAt } = run
  return { state, reason, exitCode, finishedAt }
}
