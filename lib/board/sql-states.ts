/** Names of PostgreSQL's conditions that migrations meet (PostgreSQL docs, appendix A). */
const CONDITIONS: Record<string, string> = {
  '08001': 'database cannot be reached',
  '08006': 'connection lost',
  '22001': 'value too long',
  '22003': 'numeric value out of range',
  '22007': 'invalid date or time',
  '22012': 'division by zero',
  '22P02': 'invalid text for the type',
  '23502': 'not-null violation',
  '23503': 'foreign key violation',
  '23505': 'unique violation',
  '23514': 'check violation',
  '23P01': 'exclusion violation',
  '25001': 'not possible inside a transaction',
  '25006': 'read-only transaction',
  '28000': 'login refused',
  '28P01': 'password refused',
  '2BP01': 'other objects depend on it',
  '3D000': 'no such database',
  '3F000': 'no such schema',
  '40001': 'serialization failure',
  '40P01': 'deadlock',
  '42501': 'permission denied',
  '42601': 'syntax error',
  '42701': 'column already exists',
  '42703': 'no such column',
  '42704': 'no such object',
  '42710': 'object already exists',
  '42723': 'function already exists',
  '42804': 'wrong type',
  '42883': 'no such function',
  '42P01': 'no such table',
  '42P06': 'schema already exists',
  '42P07': 'table already exists',
  '53100': 'disk full',
  '53200': 'out of memory',
  '53300': 'too many connections',
  '55P03': 'lock not available',
  '57014': 'query cancelled',
  '57P01': 'terminated by an administrator',
  '57P03': 'database is starting up or shutting down',
}

/** `23514 check violation`; the bare code where it has no name here. */
export function nameSqlState(code: string): string {
  const name = CONDITIONS[code]
  return name ? `${code} ${name}` : `SQLSTATE ${code}`
}
