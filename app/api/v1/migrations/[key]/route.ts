import { server } from '@/lib/server'
import { answer } from '../../answer'
import { problem } from '../../problem'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: RouteContext<'/api/v1/migrations/[key]'>) {
  const { key } = await params
  const migration = server().migration(key, new URL(request.url).searchParams.get('project'))
  if (!migration) return problem(404, 'No such migration', 'No environment has a script or a row with this key.')
  return answer(request, migration)
}
