/** Steps into JSON that nobody has checked yet; anything missing on the way is undefined. */
export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    // Own fields only: a field named `constructor` is not there because every object has one.
    (inner, key) => (isRecord(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
    value,
  )
}

/** A text that says something, or null. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The texts of a JSON object by their names; everything else in it is left out. */
export function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
