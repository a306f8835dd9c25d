/** From this release on a membership itself says whether it is inherited (GRANT … WITH INHERIT). */
const INHERIT_OF_GRANT = 160_000

/** What lets the board's role see the sessions of others: reading statistics, and nothing more. */
export function sayGrant({ role, serverVersion }: { role: string; serverVersion: number }): string {
  const name = /^[a-z_][a-z0-9_]*$/.test(role) ? role : `"${role.replaceAll('"', '""')}"`
  if (serverVersion >= INHERIT_OF_GRANT) return `GRANT pg_read_all_stats TO ${name} WITH INHERIT TRUE;`
  return `ALTER ROLE ${name} INHERIT;\nGRANT pg_read_all_stats TO ${name};`
}
