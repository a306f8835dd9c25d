import { z } from 'zod'
import { server } from '@/lib/server'
import { answer } from '../answer'
import { noSuchEnvironment, problem, whereArchived } from '../problem'
import { parseQuery } from '../query'

export const dynamic = 'force-dynamic'

const Query = z.object({
  environment: z.string().optional(),
  state: z.enum(['waiting', 'running', 'succeeded', 'failed', 'lost']).optional(),
  before: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

/** A page of runs, newest first. */
export async function GET(request: Request) {
  const query = parseQuery(request, Query)
  if (query instanceof Response) return query
  const { environment, before } = query
  if (environment !== undefined && !server().environment(environment)) return noSuchEnvironment()
  return whereArchived(async () => {
    // Without it the page after a run that is no longer kept would be the first one again, for ever.
    if (before !== undefined && !(await server().run(before)))
      return problem(404, 'No such run', 'The run in `before` is no longer kept; begin again without it.')
    return answer(request, await server().runs(query))
  })
}
