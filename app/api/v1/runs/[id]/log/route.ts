import { z } from 'zod'
import { server } from '@/lib/server'
import { noSuchRun, whereArchived } from '../../../problem'
import { parseQuery } from '../../../query'

export const dynamic = 'force-dynamic'

const Range = z.object({
  from: z.coerce.number().int().min(1).optional(),
  to: z.coerce.number().int().min(1).optional(),
})

/** What `kubectl logs` prints without timestamps, byte for byte but for what was masked. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/runs/[id]/log'>) {
  const range = parseQuery(request, Range)
  if (range instanceof Response) return range
  return whereArchived(async () => {
    const log = await server().logText((await params).id, range)
    if (!log) return noSuchRun()
    const headers = {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
      'x-masked-spans': String(log.masked),
    }
    return new Response(streamOf(log.text), { headers })
  })
}

/** The next piece is asked for when the last one was taken: a log of any length is never held as a whole. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
