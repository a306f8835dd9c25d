import { fileNameOf } from '../../flyway/file-name'
import { compareVersions, parseVersion, type Version } from '../../flyway/version'
import type { Problem } from '../finding'
import type { Script } from '../script'
import { problemOf } from './place'
import { claimOf, nextVersion } from './sequence'

/** What a git ref has of the folder. */
export type Base = {
  /** As it was named: `origin/main`. */
  ref: string
  /** The scripts at the ref. */
  tip: Script[]
  /** The scripts where the work tree left the ref: they count as applied. */
  fork: Script[]
}

/** New whole versions that the base has taken, or that stand below its highest; a decimal says by itself that it comes late. */
export function checkOrder(scripts: readonly Script[], { ref, tip, fork }: Base): Problem[] {
  const known = new Set(fork.flatMap(({ name }) => claimOf(name) ?? []))
  const taken = new Map(tip.map(({ path, name }) => [claimOf(name), path]))
  const highest = highestOf(tip)
  const next = nextVersion([...tip, ...scripts])
  return scripts.flatMap(({ path, name }) => {
    const version = versionOf(name)
    const claim = claimOf(name)
    if (!version || !highest || known.has(claim ?? '')) return []
    const other = taken.get(claim)
    if (other === path) return []
    if (other !== undefined) {
      const message = `${ref} has this version as ${fileNameOf(other)}: take V${next}`
      return [problemOf(path, 'version-order', message)]
    }
    if (version.parts.length > 1 || compareVersions(version, highest) > 0) return []
    const message =
      `is new, and ${ref} is at V${highest.text} already: environments that are past it ignore or refuse it. ` +
      `Take V${next}, or a decimal if it must come in between`
    return [problemOf(path, 'version-order', message)]
  })
}

const versionOf = (name: Script['name']): Version | null =>
  name.kind === 'versioned' ? parseVersion(name.version) : null

function highestOf(scripts: readonly Script[]): Version | null {
  return scripts
    .flatMap(({ name }) => versionOf(name) ?? [])
    .reduce<Version | null>((most, version) => (most && compareVersions(most, version) >= 0 ? most : version), null)
}
