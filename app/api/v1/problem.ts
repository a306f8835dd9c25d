import type { Problem } from '@/lib/board/answers'

const HEADERS = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' }

/** An error as RFC 9457 has it: `title` names the kind, `detail` what to do about this one. */
export function problem(status: number, title: string, detail: string): Response {
  const body: Problem = { type: 'about:blank', title, status, detail }
  return new Response(JSON.stringify(body), { status, headers: HEADERS })
}

export const noSuchEnvironment = () => problem(404, 'No such environment', 'GET /api/v1/board?summary lists them.')

export const noSuchRun = () =>
  problem(404, 'No such run', 'GET /api/v1/runs lists those that the board has seen and keeps.')

/** Answers with 503 where the archive could not be read; any other error is a bug and is thrown on. */
export async function whereArchived(ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Error && error.name === 'ArchiveError')
      return problem(503, 'The archive cannot be read', `${error.message}. The board keeps trying by itself.`)
    throw error
  }
}
