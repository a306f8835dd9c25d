import { type NextRequest, NextResponse } from 'next/server'
import { server } from '@/lib/server'
import { problem } from './app/api/v1/problem'
import { hasPage } from './app/frame/exists'

const dev = process.env.NODE_ENV === 'development'

const REFUSAL = 'This board does not answer for this Host. Name it in `board.hosts` of the configuration.'

/** Probes come by the pod's address, which no configuration knows. */
const OPEN_TO_ANY_HOST = new Set(['/healthz', '/readyz', '/metrics'])

/**
 * Refuses a Host that is not this board's (DNS rebinding would otherwise let any page read a board on loopback), and
 * gives each page a Content-Security-Policy with a nonce of its own, which Next reads from the request's copy.
 */
export async function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  if (!OPEN_TO_ANY_HOST.has(pathname) && !server().allowsHost(request.headers.get('host'))) {
    return pathname.startsWith('/api/')
      ? problem(421, 'Misdirected Request', REFUSAL)
      : new NextResponse(`${REFUSAL}\n`, { status: 421, headers: { 'content-type': 'text/plain; charset=utf-8' } })
  }

  if (!isEncoded(pathname))
    return problem(400, 'Unusable address', 'A percent sign in it does not begin a character of UTF-8.')

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  // A page cannot set its status, and Next's own way to a 404 sends a page that is empty without script.
  const status = await hasPage(server(), request.nextUrl).then(
    found => (found ? 200 : 404),
    () => 503, // the archive cannot be asked, and the page says so
  )
  const response = NextResponse.next({ request: { headers }, status })
  response.headers.set('content-security-policy', policy)
  return response
}

/** Next answers an address that cannot be decoded as if it were a fault of its own, with 500. */
function isEncoded(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}
