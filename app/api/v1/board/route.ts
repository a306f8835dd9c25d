import { summaryOf } from '@/lib/board/summary-of'
import { server } from '@/lib/server'
import { answer } from '../answer'
import { parseView } from '../query'

export const dynamic = 'force-dynamic'

/** What the board shows now. */
export function GET(request: Request) {
  const view = parseView(request)
  if (view instanceof Response) return view
  const board = server().board(view.project)
  const oldest = board.environments
    .flatMap(environment => Object.values(environment.sources))
    .flatMap(source => source.readAt ?? [])
    .sort()[0]
  return answer(request, view.summary ? summaryOf(board) : board, {
    'x-taken-at': board.takenAt,
    'x-oldest-read-at': oldest ?? null,
  })
}
