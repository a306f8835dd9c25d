import { compareVersions, parseVersion, type Version } from '../../flyway/version'
import { keyOfVersion } from '../../flyway/version-text'
import type { Problem } from '../finding'
import type { Script } from '../script'
import { problemOf } from './place'

type Versioned = { path: string; version: Version }

/** Versions in Flyway's order, each with its first file. */
function versionsOf(scripts: readonly Script[]): Versioned[] {
  return scripts
    .flatMap(({ path, name }) => {
      const version = name.kind === 'versioned' ? parseVersion(name.version) : null
      return version ? [{ path, version }] : []
    })
    .sort((a, b) => compareVersions(a.version, b.version) || (a.path < b.path ? -1 : 1))
}

/** Whole versions that are missing between two others, and decimals without their whole one. */
export function checkGaps(scripts: readonly Script[]): Problem[] {
  let last: bigint | null = null
  return versionsOf(scripts).flatMap(({ path, version }) => {
    const [whole = 0n, ...decimals] = version.parts
    const before = last
    last = whole
    if (before === null || whole <= before) return []
    if (decimals.length > 0) {
      const text = `V${version.text} is a decimal of V${whole}, which is not there: the next version is V${before + 1n}`
      return [problemOf(path, 'version-gap', text)]
    }
    return whole === before + 1n ? [] : [problemOf(path, 'version-gap', gapMessage(before, whole))]
  })
}

function gapMessage(before: bigint, whole: bigint): string {
  const [first, last] = [before + 1n, whole - 1n]
  const missing = first === last ? `V${first} is` : `V${first} to V${last} are`
  return `${missing} missing before it: take V${first} here, if no environment has applied V${whole} yet`
}

/** Scripts that claim what another one has already. */
export function checkDuplicates(scripts: readonly Script[]): Problem[] {
  const owners = new Map(onceEach(scripts).map(({ path, name }) => [claimOf(name), path]))
  return scripts.flatMap(({ path, name }) => {
    const claim = claimOf(name)
    const owner = owners.get(claim)
    if (claim === null || owner === undefined || owner === path) return []
    const next = name.kind === 'repeatable' ? 'give it another description' : `take V${nextVersion(scripts)}`
    const what = name.kind === 'repeatable' ? 'the description' : 'the version'
    return [problemOf(path, 'version-duplicate', `has ${what} of ${owner}, and Flyway refuses both: ${next}`)]
  })
}

/** One script of each version and description: `43` goes before `43.0` and `043`, then the path decides. */
export function onceEach(scripts: readonly Script[]): Script[] {
  const length = ({ name }: Script) => ('version' in name ? (name.version?.length ?? 0) : 0)
  const seen = new Set<string>()
  return scripts
    .toSorted((a, b) => length(a) - length(b) || (a.path < b.path ? -1 : 1))
    .filter(({ name }) => {
      const claim = claimOf(name)
      if (claim === null) return true
      if (seen.has(claim)) return false
      seen.add(claim)
      return true
    })
}

/** What makes two scripts the same to Flyway; null for what is no migration. */
export function claimOf(name: Script['name']): string | null {
  switch (name.kind) {
    case 'versioned':
    case 'baseline': {
      const version = parseVersion(name.version)
      return `${name.kind} ${version ? keyOfVersion(version) : name.version}`
    }
    case 'repeatable':
      return `repeatable ${name.description}`
    case 'callback':
    case 'invalid':
    case 'none':
      return null
  }
}

/** The whole number after the highest version. */
export function nextVersion(scripts: readonly Script[]): bigint {
  return (versionsOf(scripts).at(-1)?.version.parts[0] ?? 0n) + 1n
}
