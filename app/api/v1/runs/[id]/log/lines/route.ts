import { z } from 'zod'
import { server } from '@/lib/server'
import { answer } from '../../../../answer'
import { noSuchRun, whereArchived } from '../../../../problem'
import { parseQuery } from '../../../../query'

export const dynamic = 'force-dynamic'

const number = z.coerce.number().int()
const yes = z.enum(['', '0', '1', 'true', 'false']).optional()
const Query = z.object({
  from: number.min(1).optional(),
  limit: number.min(1).max(5_000).optional(),
  direction: z.enum(['forward', 'backward']).optional(),
  search: z.string().max(1_000).optional(),
  case: yes,
  word: yes,
  around: number.min(0).max(20).optional(),
  skip: number.min(0).optional(),
})

const isYes = (value: string | undefined) => value === '' || value === '1' || value === 'true'

/** A page of a log's lines, or of those that a search finds in the whole of it. */
export async function GET(request: Request, { params }: RouteContext<'/api/v1/runs/[id]/log/lines'>) {
  const query = parseQuery(request, Query)
  if (query instanceof Response) return query
  const { search: text, case: matchCase, word, ...page } = query
  const search = text ? { text, matchCase: isYes(matchCase), wholeWord: isYes(word) } : null
  return whereArchived(async () => {
    const lines = await server().logLines((await params).id, { ...page, search })
    return lines ? answer(request, lines) : noSuchRun()
  })
}
