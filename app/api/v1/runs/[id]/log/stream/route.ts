import { z } from 'zod'
import type { LogEnd } from '@/lib/board/answers'
import { server } from '@/lib/server'
import { type EventSink, encodeEvent, eventStream } from '@/lib/sse'
import { noSuchRun, whereArchived } from '../../../../problem'
import { parseQuery } from '../../../../query'
import { encodeLines } from './encode-lines'

export const dynamic = 'force-dynamic'

const BEAT = 4_000
const Query = z.object({ after: z.coerce.number().int().min(0).default(0) })

/** The lines of one run as they come; the event's id is the last line's number, so a reconnect misses and repeats none. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/runs/[id]/log/stream'>) {
  const { id } = await params
  const found = await whereArchived(async () => ((await server().hasRun(id)) ? new Response() : noSuchRun()))
  if (!found.ok) return found
  const query = parseQuery(request, Query)
  if (query instanceof Response) return query
  const last = Number(request.headers.get('last-event-id') ?? query.after)
  const after = Number.isSafeInteger(last) ? last : 0

  return eventStream(request.signal, sink => {
    const leaving = new AbortController()
    // The viewer comes again, and is told then.
    tellLog(sink, { id, after }, leaving.signal).catch(() => sink.close())
    const beat = setInterval(() => sink.send(encodeEvent('beat', { now: new Date().toISOString() })), BEAT)
    const stopped = server().onStop(() => sink.close())
    return () => {
      leaving.abort()
      clearInterval(beat)
      stopped()
    }
  })
}

/** Each viewer takes the next lines when it has taken those before: one that is slow costs the others nothing. */
async function tellLog(sink: EventSink, { id, after }: { id: string; after: number }, signal: AbortSignal) {
  const batches = await server().followLog(id, after, signal)
  if (!batches) return sink.close()
  for await (const lines of batches) {
    sink.send(encodeLines(lines))
    await sink.taken()
  }
  if (!signal.aborted) sink.send(encodeEvent('end', await endOf(id)))
}

async function endOf(id: string): Promise<LogEnd | null> {
  const run = await server().run(id)
  if (!run) return null // let go meanwhile
  const { state, reason, exitCode, finishedAt } = run
  return { state, reason, exitCode, finishedAt }
}
