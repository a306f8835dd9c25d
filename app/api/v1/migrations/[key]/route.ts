import { server } from '@/lib/server'
import { answer } from '../../answer'
import { problem } from '../../problem'
import { parseView } from '../../query'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: RouteContext<'/api/v1/migrations/[key]'>) {
  const { key } = await params
  const view = parseView(request)
  if (view instanceof Response) return view
  const migration = server().migration(key, view.project)
  if (!migration) return problem(404, 'No such migration', 'No environment has a script or a row with this key.')
  return answer(request, migration)
}
