import type pg from 'pg'

/** Milliseconds. A server that took the connection may never answer, so questions end on our side, too. */
const CONNECT_TIMEOUT = 5_000
export const QUERY_TIMEOUT = 10_000

/** How the board's own database is reached. */
export function settingsOf(url: string): pg.ClientConfig {
  return {
    connectionString: withLibpqSsl(url),
    application_name: 'instrument-cluster archive',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    query_timeout: QUERY_TIMEOUT,
    keepAlive: true,
  }
}

/** `sslmode` means what it means to psql, whose URLs people paste: the driver's own reading of `require` is stricter. */
function withLibpqSsl(url: string): string {
  if (!/[?&]sslmode=/.test(url) || /[?&]uselibpqcompat=/.test(url)) return url
  return /[?&]sslmode=no-verify\b/.test(url) ? url : `${url}&uselibpqcompat=true`
}
