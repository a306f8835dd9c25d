import { server } from '@/lib/server'

export const dynamic = 'force-dynamic'

/** 200 once every configured source was tried once, whatever came of it: a dead environment is no reason to take the board away. */
export function GET() {
  const readiness = server().readiness()
  return Response.json(readiness, { status: readiness.state === 'ready' ? 200 : 503 })
}
