import type { Problem } from '@/lib/board/answers'

const HEADERS = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }

/** An error as RFC 9457 has it: `title` names the kind, `detail` what to do about this one. */
export function problem(status: number, title: string, detail: string): Response {
  const body: Problem = { type: 'about:blank', title, status, detail }
  return new Response(JSON.stringify(body), { status, headers: HEADERS })
}

export const noSuchEnvironment = () => problem(404, 'No such environment', 'GET /api/v1/board?summary lists them.')

export const noSuchRun = () =>
  problem(404, 'No such run', 'The board keeps the newest runs of each environment: GET /api/v1/runs lists them.')
