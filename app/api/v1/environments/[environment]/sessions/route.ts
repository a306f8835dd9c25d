import { server } from '@/lib/server'
import { answer } from '../../../answer'
import { noSuchEnvironment } from '../../../problem'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: RouteContext<'/api/v1/environments/[environment]/sessions'>) {
  const sessions = await server().sessions((await params).environment)
  if (!sessions) return noSuchEnvironment()
  return answer(request, sessions, { 'x-read-at': sessions.readAt })
}
