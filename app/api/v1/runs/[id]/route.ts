import { server } from '@/lib/server'
import { answer } from '../../answer'
import { noSuchRun, whereArchived } from '../../problem'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: RouteContext<'/api/v1/runs/[id]'>) {
  return whereArchived(async () => {
    const run = await server().run((await params).id)
    return run ? answer(request, run) : noSuchRun()
  })
}
