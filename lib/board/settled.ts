import type { Environment, Finding, FindingKind } from './schema'

/** Verdicts of history and scripts: while a run is at work they are neither given nor taken back (product.md §2, rule 4). */
const SETTLED: ReadonlySet<FindingKind> = new Set([
  'failed-migration',
  'checksum-mismatch',
  'differs-between-environments',
  'missing-script',
  'future-migration',
  'out-of-order',
  'invalid-script-name',
  'duplicate-version',
  'never-migrated',
])

/** The last settled values of an environment whose run is at work, in place of those of this moment. */
export const keepSettled = {
  version(now: Environment['version'], before: Environment | undefined): Environment['version'] {
    if (!before || now.state === 'unknown' || before.version.state === 'unknown') return now
    const { state, pending } = before.version
    return { ...now, state, pending }
  },

  drift(now: Environment['drift'], before: Environment | undefined): Environment['drift'] {
    return !before || now.state === 'unknown' || before.drift.state === 'unknown' ? now : before.drift
  },

  findings(now: Finding[], before: Finding[] | undefined): Finding[] {
    if (!before) return now
    return [...now.filter(({ kind }) => !SETTLED.has(kind)), ...before.filter(({ kind }) => SETTLED.has(kind))]
  },
}
