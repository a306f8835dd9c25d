import { isIgnored } from '../flyway/ignore-patterns'
import type { FlywayState } from '../flyway/migration'
import { differenceOf } from './difference'
import type { Line } from './facts'
import type { FlywayAnswers } from './flyway-answers'
import { migrationOf } from './migration-of'
import type { ObservedScript } from './observation'

/**
 * The lines of `flyway info` in Flyway's order, each judged by itself. Without the history the state of every script, and
 * without the scripts that of every row that hangs on a file, is nobody's knowledge.
 */
export function linesOf(
  { info: { lines }, rules }: FlywayAnswers,
  files: ObservedScript[] | null,
  historyKnown: boolean,
  timeZone: string,
): Line[] {
  const seen = new Map(files?.map(file => [file.path, file.seenAt]))
  return lines.map(info => {
    const difference = differenceOf(info, rules)
    const allowed = isIgnored(info, rules.patterns)
    const known = historyKnown && (files !== null || !ON_FILES.has(info.state))
    const migration = migrationOf(info, { difference, allowed, known }, timeZone)
    const gone = info.state === 'Missing' || info.state === 'Future'
    const drifted = known && files !== null && (difference !== null || gone) && !allowed
    const seenAt = info.resolved ? (seen.get(info.resolved.script) ?? null) : null
    return { info, migration, difference, allowed, drifted, seenAt }
  })
}

/** States that say more of the files than of the row. */
const ON_FILES = new Set<FlywayState>(['Missing', 'Future', 'Failed (Missing)', 'Failed (Future)'])
