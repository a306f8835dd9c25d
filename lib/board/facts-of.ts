import type { AppliedMigration } from '../flyway/migration'
import type { Resolved } from '../flyway/resolve'
import { isSynthetic, isUndo } from '../flyway/row-types'
import { blocksOf } from './across'
import type { Facts, Line } from './facts'
import { flywayAnswers } from './flyway-answers'
import { isLate } from './late'
import { linesOf } from './lines-of'
import type { Observation, ObservedScript } from './observation'
import { optionsOf, type SettledOptions } from './options-of'
import { remember } from './remember'
import { resolveFiles } from './resolve-files'
import type { Environment } from './schema'
import { scriptFacts } from './script-facts'

/** What an environment's files, rows and options say; computed again only when one of them changes. */
export function factsOf(observation: Observation): Facts {
  const { history, scripts, timeZone } = observation
  const settled = optionsOf(observation)
  const rows = history.value ? sameRows(observation, history.value.rows) : null
  return rememberFacts(
    observation,
    settled,
    resolve(observation, scripts.value?.files ?? NO_FILES, settled),
    rows,
    history.value?.exists ?? true,
    scripts.value?.files ?? null,
    scripts.value?.ref ?? null,
    scripts.value?.commit ?? null,
    timeZone,
  )
}

/** Rows come many times a second while a run is live; the scripts are not read again for them. */
const resolve = remember(resolveFiles)
const NO_FILES: ObservedScript[] = []

/** A source may bring equal rows in new objects; what was derived from the old ones still holds. */
const sameRows = remember(
  (rows: AppliedMigration[]) => rows,
  ([before], [now]) => before === now || areEqualRows(before, now),
)

function areEqualRows(before: AppliedMigration[], now: AppliedMigration[]): boolean {
  if (before.length !== now.length) return false
  return before.every((row, index) => {
    const other = now[index]
    return row === other || (other !== undefined && FIELDS.every(field => row[field] === other[field]))
  })
}

const FIELDS = [
  'installedRank',
  'version',
  'description',
  'type',
  'script',
  'checksum',
  'installedBy',
  'installedOn',
  'executionTime',
  'success',
] as const

const rememberFacts = remember(
  (
    { options, conflicts, hidden }: SettledOptions,
    resolved: Resolved,
    rows: AppliedMigration[] | null,
    exists: boolean,
    files: ObservedScript[] | null,
    ref: string | null,
    commit: string | null,
    timeZone: string,
  ): Facts => {
    const answers = flywayAnswers(resolved, rows ?? [], options)
    const lines = linesOf(answers, files, rows !== null, timeZone)
    const judged = rows !== null && files !== null
    return {
      options,
      lines,
      judged,
      ...sumUp(judged ? lines : []),
      ...standing(lines, files !== null),
      current: rows === null ? null : answers.info.current,
      // Without rows only the scripts can be refused.
      error: judged ? answers.error : files && resolved.error,
      ...scriptFacts(resolved, files ?? []),
      conflicts,
      hidden,
      neverMigrated: rows !== null && !exists,
      scripts: files && scriptsOf(resolved, ref, commit),
    }
  },
)

/** What is to be said of the lines; nothing, while files or rows are not known. */
function sumUp(lines: Line[]): Pick<Facts, 'odd' | 'pending' | 'drift'> {
  const odd = lines.filter(
    ({ info, difference, drifted }) =>
      difference !== null || drifted || ODD.has(info.state) || isLate(info) || info.applied?.success === false,
  )
  return {
    odd,
    pending: lines.filter(({ info }) => info.state === 'Pending'),
    drift: odd.filter(({ drifted }) => drifted).length,
  }
}

const ODD = new Set(['Missing', 'Future'])

/** What counts as applied: for the next environment, for the same version elsewhere, and as the end of a failure. */
function standing(lines: Line[], hasFiles: boolean): Pick<Facts, 'applied' | 'settled' | 'covered'> {
  const rows = lines.filter(({ info }) => info.applied?.success && !GONE.has(info.state) && !isSynthetic(info.type))
  const versioned = rows.filter(({ info }) => info.version !== null && !isUndo(info.type))
  const covered = [...rows, ...lines.filter(({ info }) => BY_BASELINE.has(info.state))]
  return {
    applied: blocksOf(versioned.map(({ migration }) => migration)),
    settled: rows.filter(({ info }) => !hasFiles || SETTLED.has(info.state)).map(({ migration }) => migration.key),
    covered: new Set(covered.map(({ migration }) => migration.key)),
  }
}

const GONE = new Set(['Deleted', 'Undone', 'Superseded', 'Outdated'])
const BY_BASELINE = new Set(['Below Baseline', 'Ignored (Baseline)'])
const SETTLED = new Set(['Success', 'Out of Order'])

function scriptsOf({ migrations }: Resolved, ref: string | null, commit: string | null): Environment['scripts'] {
  const versioned = migrations.filter(({ kind }) => kind !== 'repeatable')
  const repeatable = migrations.length - versioned.length
  return { ref, commit, versioned: versioned.length, repeatable, newest: versioned.at(-1)?.version ?? null }
}
