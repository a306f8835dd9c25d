type Kind = 'empty' | 'current' | 'number' | 'next' | 'latest'

/** A version as Flyway compares it: numbers of any size between dots, or one of the words that stand for a place in the order. */
export type Version = {
  kind: Kind
  /** As it is shown and stored: `01`, `2.1`. */
  text: string
  /** Without the zero parts at its end; empty for the words. */
  parts: readonly bigint[]
}

const ORDER: Record<Kind, number> = { empty: 0, current: 1, number: 2, next: 3, latest: 4 }
const NUMBER = /^[+-]?\d+(\.\d+)*$/
const LATEST = '9223372036854775807'

/** The version of a schema in which nothing was applied; below every other (MigrationVersion.EMPTY). */
export const EMPTY_VERSION: Version = { kind: 'empty', text: '<< Empty Schema >>', parts: [] }

/** Reads a version from a file name, a row or an option; null when it is none (MigrationVersion.fromVersion). */
export function parseVersion(text: string): Version | null {
  const known = READ.get(text)
  if (known !== undefined) return known
  const version = readText(text)
  // Hostile texts could fill the memory of a board that runs for months.
  if (READ.size >= REMEMBERED) READ.clear()
  READ.set(text, version)
  return version
}

/** The same few versions are read again and again: in each environment, in names, in rows, in every comparison. */
const READ = new Map<string, Version | null>()
const REMEMBERED = 20_000

function readText(text: string): Version | null {
  const marker = parseMarker(text)
  if (marker) return marker
  const shown = text.replaceAll('_', '.')
  if (!NUMBER.test(shown)) return null
  const parts = shown.replace(/^\+/, '').split('.').map(BigInt)
  while (parts.length > 1 && parts.at(-1) === 0n) parts.pop()
  return { kind: 'number', text: shown, parts }
}

/**
 * Less than, equal to or greater than 0, part by part as numbers; missing parts are 0, so `1`, `01` and `1.0` are equal
 * and `2.10` is above `2.9` (MigrationVersion.compareTo).
 */
export function compareVersions(a: Version, b: Version): number {
  if (a.kind !== 'number' || b.kind !== 'number') return ORDER[a.kind] - ORDER[b.kind]
  const length = Math.max(a.parts.length, b.parts.length)
  for (let index = 0; index < length; index++) {
    const [left, right] = [a.parts[index] ?? 0n, b.parts[index] ?? 0n]
    if (left !== right) return left < right ? -1 : 1
  }
  return 0
}

function parseMarker(text: string): Version | null {
  const word = text.toLowerCase()
  if (word === 'latest' || text === LATEST) return { kind: 'latest', text: '<< Latest Version >>', parts: [] }
  if (word === 'current') return { kind: 'current', text: '<< Current Version >>', parts: [] }
  return word === 'next' ? { kind: 'next', text: '<< Next Version >>', parts: [] } : null
}
