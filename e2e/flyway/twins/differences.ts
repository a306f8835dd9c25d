/** One place in which two answers are not the same. */
export type Difference = { at: string; real: unknown; ours: unknown }

/** All places in which two values differ, field by field; lists of unequal length differ as a whole. */
export function differencesOf(real: unknown, ours: unknown, at = ''): Difference[] {
  if (Object.is(real, ours)) return []
  if (Array.isArray(real) && Array.isArray(ours)) {
    if (real.length !== ours.length) return [{ at, real, ours }]
    return real.flatMap((item, index) => differencesOf(item, ours[index], `${at}[${index}]`))
  }
  if (!isObject(real) || !isObject(ours)) return [{ at, real, ours }]
  const names = [...new Set([...Object.keys(real), ...Object.keys(ours)])]
  return names.flatMap(name => differencesOf(real[name], ours[name], at === '' ? name : `${at}.${name}`))
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The place without the numbers in it: what differs alike is of one kind. */
export const kindOf = ({ at }: Difference): string => at.replace(/\[\d+\]/g, '[]')

/** A difference on three lines. */
export const shown = ({ at, real, ours }: Difference): string =>
  `  ${at}\n    real ${JSON.stringify(real)}\n    ours ${JSON.stringify(ours)}`
