export const dynamic = 'force-dynamic'

/** The process answers. It says nothing of the sources: `/readyz` and the board do. */
export function GET() {
  return new Response('ok\n', { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
