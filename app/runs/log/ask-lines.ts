import type { LogLines } from '@/lib/board/answers'
import type { LineSearch } from '@/lib/line-pattern'

/** Which lines are asked for, as `GET /api/v1/runs/{id}/log/lines` has it. */
export type Asked = {
  from?: number
  limit: number
  direction?: 'forward' | 'backward'
  skip?: number
  around?: number
  search?: LineSearch
}

/** Lines of a log, or null when they cannot be had now: the live indicator says why, and the next scroll asks again. */
export async function askLines(path: string, asked: Asked, signal?: AbortSignal): Promise<LogLines | null> {
  try {
    const response = await fetch(`${path}/lines?${queryOf(asked)}`, { signal: signal ?? null })
    // The server's own type, checked by its tests.
    return response.ok ? ((await response.json()) as LogLines) : null
  } catch {
    return null
  }
}

function queryOf({ search, ...rest }: Asked): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value))
  if (search) query.set('search', search.text)
  if (search?.matchCase) query.set('case', '1')
  if (search?.wholeWord) query.set('word', '1')
  return query.toString()
}
