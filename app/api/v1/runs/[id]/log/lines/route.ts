import { z } from 'zod'
import { server } from '@/lib/server'
import { answer } from '../../../../answer'
import { noSuchRun, whereArchived } from '../../../../problem'
import { parseQuery } from '../../../../query'

export const dynamic = 'force-dynamic'

const Query = z.object({
  from: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(5_000).optional(),
  search: z.string().max(1_000).optional(),
  direction: z.enum(['forward', 'backward']).optional(),
})

export async function GET(request: Request, { params }: RouteContext<'/api/v1/runs/[id]/log/lines'>) {
  const query = parseQuery(request, Query)
  if (query instanceof Response) return query
  return whereArchived(async () => {
    const lines = await server().logLines((await params).id, query)
    return lines ? answer(request, lines) : noSuchRun()
  })
}
