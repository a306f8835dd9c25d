import { z } from 'zod'
import { server } from '@/lib/server'
import { noSuchRun } from '../../../problem'
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
  const log = server().logText((await params).id, range)
  if (!log) return noSuchRun()
  return new Response(log.text, {
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
      'x-masked-spans': String(log.masked),
    },
  })
}
