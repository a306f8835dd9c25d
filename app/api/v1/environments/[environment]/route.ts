import { server } from '@/lib/server'
import { answer } from '../../answer'
import { problem } from '../../problem'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: RouteContext<'/api/v1/environments/[environment]'>) {
  const { environment: name } = await params
  const environment = server().environment(name)
  if (!environment) return problem(404, 'No such environment', 'GET /api/v1/board?summary lists them.')
  return answer(request, environment, { 'x-read-at': environment.sources.history?.readAt ?? null })
}
