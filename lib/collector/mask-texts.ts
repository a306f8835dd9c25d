import type { Mask } from '../mask'

/**
 * Hides secrets in every text of a plain value, line by line: a script has its placeholders in their places, and those
 * may be secret, as what a log says may be.
 */
export function maskTexts<T>(value: T, mask: Mask): T {
  const hide = (text: string) =>
    text
      .split('\n')
      .map(line => mask(line).text)
      .join('\n')
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return hide(part)
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)]))
  }
  // Only texts have changed, and each into a text.
  return walk(value) as T
}
