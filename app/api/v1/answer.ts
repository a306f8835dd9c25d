import { createHash } from 'node:crypto'

/** Fields that say how old an answer is; they change with every reading and are no part of what the ETag covers. */
const AGES = new Set(['takenAt', 'readAt'])

/**
 * Answers with JSON and an ETag over everything but the ages, which also travel in headers so that a 304 still tells
 * them.
 */
export function answer(request: Request, body: object, ages: Record<string, string | null> = {}): Response {
  const content = JSON.stringify(body, (key, value) => (AGES.has(key) ? undefined : value))
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`
  const headers = new Headers({ etag, 'cache-control': 'no-cache' })
  for (const [name, value] of Object.entries(ages)) if (value) headers.set(name, value)
  const known = request.headers.get('if-none-match')
  if (known === '*' || known?.includes(etag)) return new Response(null, { status: 304, headers })
  headers.set('content-type', 'application/json; charset=utf-8')
  return new Response(JSON.stringify(body), { headers })
}
