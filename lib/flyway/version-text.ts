import { compareVersions, parseVersion, type Version } from './version'

/** Flyway's sentence about a text that is no version. */
export function invalidVersion(text: string): string {
  return `Version may only contain 0..9 and . (dot). Invalid version: ${text.replaceAll('_', '.')}`
}

/** The same text for equal versions: `1` for `01` and `1.0`. A text that is no version stands for itself. */
export function keyOfVersion(version: Version): string {
  let key = KEYS.get(version)
  if (key === undefined) {
    key = version.kind === 'number' && version.parts.length > 0 ? version.parts.join('.') : version.text
    KEYS.set(version, key)
  }
  return key
}

/** Asked for each script and each row, several times. */
const KEYS = new WeakMap<Version, string>()

/** A version from a row: where its text is none, one with this text that counts as 0, so that the row is still told. */
export function readVersion(text: string): Version {
  return parseVersion(text) ?? { kind: 'number', text, parts: [] }
}

/** Orders version texts as Flyway orders versions. */
export function compareVersionTexts(a: string, b: string): number {
  return compareVersions(readVersion(a), readVersion(b))
}
