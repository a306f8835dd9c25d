import { z } from 'zod'

const POSTGRES_WORDS =
  'must be a PostgreSQL URL: postgresql://user:password@host:5432/database, with special characters of the password percent-encoded'

/** A libpq URL with a database's name in it. A URL of JDBC is told apart, because Flyway's own setting holds one. */
export const postgresUrl = z
  .string({ error: POSTGRES_WORDS })
  .refine(value => !value.startsWith('jdbc:'), {
    error: 'is a URL of JDBC; leave `jdbc:` out and put user and password in front of the host: user:password@host',
    abort: true,
  })
  .refine(value => isPostgresUrl(value), POSTGRES_WORDS)

function isPostgresUrl(value: string): boolean {
  if (!URL.canParse(value) || /[\s\p{Cc}]/u.test(value)) return false
  const url = new URL(value)
  if (!/^postgres(ql)?:$/.test(url.protocol)) return false
  const decodable = [url.username, url.password, url.pathname].every(isDecodable)
  return decodable && (url.hostname !== '' || url.searchParams.has('host')) && url.pathname.length > 1
}

/** `http` or `https`, where people reach the board. */
export const webUrl = z
  .string({ error: 'must be a URL that starts with https:// or http://' })
  .refine(value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), {
    error: 'must be a URL that starts with https:// or http://',
  })

/** A git repository: a path, or https, ssh, `user@host:path`. */
export const repository = z
  .string({ error: 'must be a path or a URL of a git repository' })
  .regex(/^[^-\p{Cc}][^\p{Cc}]*$/u, 'must be a path or a URL of a git repository')
  .refine(value => !/^(?:https?:\/\/[^/]*@|[a-z+]+:\/\/[^/@]*:[^/]*@)/i.test(value), {
    error:
      'has a user, token or password in it, which process lists would show; put it in a file and name that as tokenFile',
  })

function isDecodable(part: string): boolean {
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}

/** What must never be shown of a URL: its password, as it is written and as it is meant. */
export function secretsOfUrl(value: string): string[] {
  if (!URL.canParse(value)) return []
  const url = new URL(value)
  const written = [url.password, url.searchParams.get('password') ?? ''].filter(password => password !== '')
  return written.flatMap(password => (isDecodable(password) ? [password, decodeURIComponent(password)] : [password]))
}
