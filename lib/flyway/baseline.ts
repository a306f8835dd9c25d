import type { AppliedMigration, FlywayError } from './migration'
import type { FlywayOptions } from './options'
import { isSynthetic } from './row-types'
import { compareVersions } from './version'
import { readVersion } from './version-text'
import { websiteLink } from './website-links'

/** What `baseline` finds where there is a history table: the very marker that it would write, or a reason to stop. */
export type BaselineOutcome = { marked: true; error: null } | { marked: false; error: FlywayError }

/** Whether a history table can stand for a baseline (DbBaseline). `name` is its quoted name. */
export function judgeBaseline(
  rows: readonly AppliedMigration[],
  name: string,
  options: Pick<FlywayOptions, 'baselineVersion' | 'baselineDescription' | 'compatibility'>,
): BaselineOutcome {
  const { baselineVersion: version, baselineDescription: description, compatibility } = options
  const head = `Unable to baseline schema history table ${name}`
  const learnMore = `Need to reset your baseline? Learn more: ${websiteLink('rebaselining', compatibility)}`
  const again = 'Delete the schema history table, and run baseline again.'
  const marker = rows.find(({ type }) => type === 'BASELINE')
  if (marker) {
    const same = compareVersions(readVersion(marker.version ?? ''), readVersion(version)) === 0
    if (same && marker.description === description) return { marked: true, error: null }
    const before = `it has already been baselined with (${marker.version},${marker.description})`
    return refused(`${head} with (${version},${description}) as ${before}`, learnMore)
  }
  if (rows.some(({ type }) => type === 'SCHEMA') && compareVersions(readVersion(version), readVersion('0')) === 0) {
    return refused(`${head} with version 0 as this version was used for schema creation`)
  }
  if (rows.some(({ type }) => !isSynthetic(type)))
    return refused(`${head} as it already contains migrations`, learnMore)
  if (rows.length === 0) return refused(`${head} as it already exists, and is empty.`, again)
  return refused(`${head} as it already contains migrations.`, again, learnMore)
}

function refused(...lines: string[]): BaselineOutcome {
  return { marked: false, error: { code: 'ERROR', message: lines.join('\n') } }
}
