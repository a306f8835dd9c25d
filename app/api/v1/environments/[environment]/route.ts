import { server } from '@/lib/server'
import { answer } from '../../answer'
import { noSuchEnvironment } from '../../problem'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: RouteContext<'/api/v1/environments/[environment]'>) {
  const { environment: name } = await params
  const environment = server().environment(name)
  if (!environment) return noSuchEnvironment()
  return answer(request, environment, { 'x-read-at': environment.sources.history?.readAt ?? null })
}
