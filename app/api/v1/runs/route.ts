import { z } from 'zod'
import { server } from '@/lib/server'
import { answer } from '../answer'
import { problem } from '../problem'

export const dynamic = 'force-dynamic'

const Query = z.object({
  environment: z.string().optional(),
  state: z.enum(['waiting', 'running', 'succeeded', 'failed', 'lost']).optional(),
  before: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

export function GET(request: Request) {
  const query = Query.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success) return problem(400, 'Unusable query', z.prettifyError(query.error))
  return answer(request, server().runs(query.data))
}
