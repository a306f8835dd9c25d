/** Where and as whom to connect. */
export type Server = {
  host: string
  port: number
  database: string
  user: string
  password: string | null
  ssl: false | 'any' | 'verified'
  applicationName: string
  /** Of the URL's `currentSchema`. */
  searchPath: string | null
  /** As Flyway prints it, without a password. */
  address: string
}

const APPLICATION = 'instrument-cluster engine'

/** Reads `jdbc:postgresql://host:port/database?user=…`, also without `jdbc:`; null when it is no such address. */
export function parseJdbcUrl(text: string, user: string | null, password: string | null): Server | null {
  const [, address] = /^(?:jdbc:)?postgres(?:ql)?:(.*)$/s.exec(text) ?? []
  const url = address === undefined ? null : parse(address.startsWith('//') ? address : `//localhost/${address}`)
  if (!url) return null
  const given = url.searchParams
  const name = user || given.get('user') || decodeURIComponent(url.username) || null
  if (name === null) return null
  return {
    // An IPv6 address stands in brackets in a URL, and nowhere else.
    host: url.hostname.replace(/^\[|\]$/g, '') || 'localhost',
    port: Number(url.port || 5432),
    database: decodeURIComponent(url.pathname.replace(/^\//, '')) || name,
    user: name,
    password: password ?? given.get('password') ?? (url.password ? decodeURIComponent(url.password) : null),
    ssl: sslOf(given.get('sslmode')),
    applicationName: given.get('ApplicationName') ?? APPLICATION,
    searchPath: given.get('currentSchema'),
    address: plainAddress(text),
  }
}

/** The values that Flyway masks in an address (DatabaseTypeRegister.redactJdbcUrl), and a password before the host. */
function plainAddress(text: string): string {
  const masked = text.replace(/([?&]password=)[^&]*/gi, '$1********').replace(/(\/\/[^/@:]*:)[^/@]*@/, '$1********@')
  return masked.startsWith('jdbc:') ? masked : `jdbc:${masked}`
}

function parse(address: string): URL | null {
  return URL.canParse(`http:${address}`) ? new URL(`postgresql:${address}`) : null
}

function sslOf(mode: string | null): Server['ssl'] {
  if (mode === 'verify-full' || mode === 'verify-ca') return 'verified'
  return mode === 'require' ? 'any' : false
}
