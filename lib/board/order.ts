import type { Finding, FindingKind } from './schema'

/** Classes of the attention list (design/README.md §4); what the configuration allows comes last whatever its kind. */
const CLASSES: Record<FindingKind, number> = {
  'ghost-failure': 1,
  'failed-migration': 1,
  'run-failed': 1,
  'crash-loop': 1,
  'cannot-start': 1,
  'run-lost': 1,
  'applied-unrecorded': 1,
  blocked: 2,
  'self-wait': 2,
  'lock-held': 2,
  'silent-no-op': 3,
  'rolled-out-without-run': 3,
  'source-failed': 4,
  'source-stale': 4,
  'not-permitted': 4,
  'archive-failed': 4,
  'checksum-mismatch': 5,
  'missing-script': 5,
  'future-migration': 5,
  'out-of-order': 5,
  'invalid-script-name': 5,
  'duplicate-version': 5,
  'differs-between-environments': 5,
  'never-migrated': 5,
  risk: 5,
  'schema-drift': 6,
  'invalid-index': 6,
}

const NOTES = 8

/** Worst first: class, then the environment nearest to production, then the oldest. */
export function orderFindings(findings: Finding[], environments: string[]): Finding[] {
  const places = new Map(environments.map((name, index) => [name, index]))
  return findings
    .map(finding => ({
      finding,
      class: finding.severity === 'notice' ? NOTES : CLASSES[finding.kind],
      place: finding.environment === null ? -1 : (places.get(finding.environment) ?? -1),
      since: Date.parse(finding.since),
    }))
    .sort(
      (a, b) => a.class - b.class || b.place - a.place || a.since - b.since || (a.finding.id < b.finding.id ? -1 : 1),
    )
    .map(({ finding }) => finding)
}
