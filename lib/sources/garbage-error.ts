/** What answers on the port does not speak PostgreSQL's protocol. */
export class GarbageError extends Error {
  override name = 'GarbageError' as const
}
