/** Flyway's own part of the key of its advisory lock: the letters `Flyway` (PostgreSQLAdvisoryLockTemplate). */
const FLYWAY = 77_431_708_279_161n

/** The advisory lock that Flyway takes for one history table, as `pg_locks` shows a key of 64 bits (objsubid 1). */
export function flywayLockOf(schema: string, table: string): { classid: number; objid: number } {
  const key = FLYWAY + BigInt(javaHash(`"${schema}"."${table}"`))
  return { classid: Number((key >> 32n) & 0xffff_ffffn), objid: Number(key & 0xffff_ffffn) }
}

/** Java's `String.hashCode`: UTF-16 units, 32 bits, signed. */
function javaHash(text: string): number {
  let hash = 0
  for (let index = 0; index < text.length; index++) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0
  return hash
}
