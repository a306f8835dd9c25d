import type { Info, InfoLine } from '../flyway/migration'
import type { FlywayOptions } from '../flyway/options'
import { isAllowed } from './allowed'
import { differenceOf } from './difference'
import type { Line } from './facts'
import { compareVersions } from './flyway-answers'
import { migrationOf } from './migration-of'
import type { ObservedScript } from './observation'

/**
 * The lines of `flyway info` in Flyway's order, each judged by itself. Where files or rows were never read, their state
 * is nobody's knowledge. Of two unapplied files that claim one key the first stands for both.
 */
export function linesOf(
  { lines }: Info,
  files: ObservedScript[] | null,
  historyKnown: boolean,
  options: FlywayOptions,
  timeZone: string,
): Line[] {
  const seen = new Map(files?.map(file => [file.path, file.seenAt]))
  const baseline = highestBaseline(lines)
  const judged = lines.map(info => {
    const covered = info.version !== null && baseline !== null && compareVersions(info.version, baseline) <= 0
    const line = judge(info, covered, options, timeZone)
    const seenAt = info.resolved ? (seen.get(info.resolved.script) ?? null) : null
    return historyKnown && files ? { ...line, seenAt } : { ...unknown(line, historyKnown), seenAt }
  })
  const claimed = new Set<string>()
  return judged.filter(({ migration }) => {
    if (migration.installedRank !== null) return true
    return !claimed.has(migration.key) && claimed.add(migration.key)
  })
}

function judge(info: InfoLine, covered: boolean, options: FlywayOptions, timeZone: string): Omit<Line, 'seenAt'> {
  const difference = differenceOf(info, covered, options.compatibility)
  const allowed = isAllowed(info, options.ignoreMigrationPatterns)
  const migration = migrationOf(info, { difference, allowed }, timeZone)
  const gone = info.state === 'Missing' || info.state === 'Future'
  return { info, migration, difference, allowed, drifted: (difference !== null || gone) && !allowed }
}

/** Without the history every script, and without the scripts every row that hangs on a file, is unknown. */
function unknown(line: Omit<Line, 'seenAt'>, historyKnown: boolean): Omit<Line, 'seenAt'> {
  if (historyKnown && !ON_FILES.has(line.info.state)) return line
  return { ...line, migration: { ...line.migration, state: 'unknown', flywayState: 'Unknown' }, drifted: false }
}

const ON_FILES = new Set(['Missing', 'Future', 'Failed (Missing)', 'Failed (Future)'])

/** The highest version that a baseline stands for; what is not above it is never compared. */
function highestBaseline(lines: InfoLine[]): string | null {
  let highest: string | null = null
  for (const { applied } of lines) {
    if (!applied?.version || !applied.type.endsWith('BASELINE')) continue
    if (highest === null || compareVersions(applied.version, highest) > 0) highest = applied.version
  }
  return highest
}
