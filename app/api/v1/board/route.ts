import { server } from '@/lib/server'
import { answer } from '../answer'
import { problem } from '../problem'
import { summaryOf } from '../summary'

export const dynamic = 'force-dynamic'

export function GET(request: Request) {
  const query = new URL(request.url).searchParams
  const project = query.get('project')
  if (project !== null && !server().projects().includes(project)) {
    return problem(404, 'No such project', `No environment of the configuration belongs to project ${project}.`)
  }
  const board = server().board(project)
  const oldest = board.environments
    .flatMap(environment => Object.values(environment.sources))
    .flatMap(source => source.readAt ?? [])
    .sort()[0]
  return answer(request, query.has('summary') ? summaryOf(board) : board, {
    'x-taken-at': board.takenAt,
    'x-oldest-read-at': oldest ?? null,
  })
}
