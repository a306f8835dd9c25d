import { type AppliedRow, type AppliedRows, highest, readRows } from './applied-rows'
import { appliedState, checksumFits } from './applied-state'
import { dialectOf } from './dialect'
import type { InfoContext } from './info-context'
import { appliedLine, unappliedLine } from './info-line'
import type { AppliedMigration, Info, InfoLine, ResolvedMigration } from './migration'
import { compareMigrations, versionOf } from './migration-order'
import type { FlywayOptions } from './options'
import { isUndo } from './row-types'
import { parseTarget, targetError } from './target'
import { unappliedState } from './unapplied-state'
import { EMPTY_VERSION, parseVersion, type Version } from './version'
import { keyOfVersion } from './version-text'

/** All that decides what `flyway info` says. */
export type InfoInput = {
  /** In any order. */
  migrations: readonly ResolvedMigration[]
  rows: readonly AppliedMigration[]
  options: FlywayOptions
  /** One of the schemas holds something and there is no history table: newest Flyway 13 then foresees `baselineOnMigrate`. */
  nonEmptySchema?: boolean
}

/** What `flyway info` says of these scripts and rows: states, order, current version (MigrationInfoServiceImpl). */
export function computeInfo(input: InfoInput): Info {
  const { options } = input
  const migrations = [...input.migrations].sort(compareMigrations)
  const history = readRows(input.rows, options.compatibility)
  const scripts = indexScripts(migrations)
  const unapplied = findUnapplied(migrations, history.rows)
  const context = contextOf(input, migrations, unapplied, history)

  if (context.target?.kind === 'next') context.target = nextTarget(unapplied, context)
  const before: InfoLine[] = []
  const after: InfoLine[] = []
  for (const script of unapplied) {
    const state = unappliedState(script, context)
    const isBefore = state === 'Below Baseline' || state === 'Ignored (Baseline)'
    ;(isBefore ? before : after).push(unappliedLine(script, state))
  }
  const applied = history.rows.map(row => {
    const script = scripts.get(keyOfRow(row)) ?? null
    return appliedLine(row, script, appliedState(row, script, context))
  })
  return {
    lines: [...before, ...applied, ...after],
    current: currentVersion(history.rows),
    error: history.error ?? targetError(options, migrations, history.rows),
  }
}

function contextOf(
  { options, rows, nonEmptySchema }: InfoInput,
  migrations: ResolvedMigration[],
  unapplied: ResolvedMigration[],
  history: AppliedRows,
): InfoContext {
  const { foreseesBaseline } = dialectOf(options.compatibility)
  const baselines = options.baselineOnMigrate && !options.skipExecutingMigrations
  const foreseen = foreseesBaseline && baselines && nonEmptySchema === true && rows.length === 0
  const baseline = foreseen ? parseVersion(options.baselineVersion) : null
  const lastApplied = baseline ?? history.lastApplied
  const { version: target } = parseTarget(options.target)
  return {
    target: target.kind === 'current' ? lastApplied : target,
    outOfOrder: options.outOfOrder,
    lastApplied,
    lastResolved: migrations.reduce<Version>((last, script) => highest(last, versionOf(script) ?? last), EMPTY_VERSION),
    appliedBaseline: baseline ?? history.baseline,
    pendingBaseline: unapplied
      .filter(({ kind }) => kind === 'baseline')
      .reduce<Version | null>((last, script) => highest(last, versionOf(script) ?? EMPTY_VERSION), null),
  }
}

/** Versioned scripts belong to rows of the same version and type, repeatables to rows of the same description. */
function indexScripts(migrations: ResolvedMigration[]): Map<string, ResolvedMigration> {
  return new Map(migrations.map(script => [keyOfScript(script), script]))
}

function keyOfScript(script: ResolvedMigration): string {
  const version = versionOf(script)
  return version ? `v${keyOfVersion(version)} ${script.type}` : `r${script.description}`
}

function keyOfRow({ row, version }: AppliedRow): string {
  return version ? `v${keyOfVersion(version)} ${row.type}` : `r${row.description}`
}

function findUnapplied(migrations: ResolvedMigration[], rows: AppliedRow[]): ResolvedMigration[] {
  const standing = rows.filter(({ row, version, deleted, undone, latest }) => {
    return !deleted && !undone && row.type !== 'DELETE' && (version !== null || latest)
  })
  const byKey = new Map(standing.map(applied => [keyOfRow(applied), applied]))
  return migrations.filter(script => {
    const applied = byKey.get(keyOfScript(script))
    return !applied || (!applied.version && !checksumFits(script, applied.row.checksum))
  })
}

/** `next` is the first version that would be applied. */
function nextTarget(unapplied: ResolvedMigration[], context: InfoContext): Version | null {
  const first = unapplied.find(script => unappliedState(script, context) === 'Pending')
  return first ? versionOf(first) : null
}

/** Highest version that is applied and stands; failed rows count (MigrationInfoServiceImpl.current). */
function currentVersion(rows: AppliedRow[]): string | null {
  let current: Version | null = null
  for (const { row, version, deleted, undone } of rows) {
    if (!version || deleted || undone || isUndo(row.type) || row.type === 'DELETE') continue
    current = highest(current, version)
  }
  return current?.text ?? null
}
