import type { Problem } from '@/lib/board/answers'

/** An error as RFC 9457 has it: `title` names the kind, `detail` what to do about this one. */
export function problem(status: number, title: string, detail: string): Response {
  const body: Problem = { type: 'about:blank', title, status, detail }
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } })
}

export const noSuchRun = () =>
  problem(404, 'No such run', 'The board keeps the newest runs of each environment: GET /api/v1/runs lists them.')
