import { z } from 'zod'
import { server } from '@/lib/server'
import { answer } from '../../../../answer'
import { noSuchRun, problem } from '../../../../problem'

export const dynamic = 'force-dynamic'

const Query = z.object({
  from: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(5_000).optional(),
  search: z.string().max(1_000).optional(),
  direction: z.enum(['forward', 'backward']).optional(),
})

export async function GET(request: Request, { params }: RouteContext<'/api/v1/runs/[id]/log/lines'>) {
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return problem(400, 'Unusable query', z.prettifyError(query.error))
  const lines = server().logLines((await params).id, query.data)
  return lines ? answer(request, lines) : noSuchRun()
}
