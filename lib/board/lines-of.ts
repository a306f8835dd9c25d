import { isIgnored } from '../flyway/ignore-patterns'
import type { InfoLine } from '../flyway/migration'
import type { ValidationRules } from '../flyway/validate-line'
import { differenceOf } from './difference'
import type { Line } from './facts'
import type { FlywayAnswers } from './flyway-answers'
import { migrationOf } from './migration-of'
import type { ObservedScript } from './observation'

/**
 * The lines of `flyway info` in Flyway's order, each judged by itself. Where files or rows were never read, their state
 * is nobody's knowledge.
 */
export function linesOf(
  { info: { lines }, rules }: FlywayAnswers,
  files: ObservedScript[] | null,
  historyKnown: boolean,
  timeZone: string,
): Line[] {
  const seen = new Map(files?.map(file => [file.path, file.seenAt]))
  return lines.map(info => {
    const line = judge(info, rules, timeZone)
    const seenAt = info.resolved ? (seen.get(info.resolved.script) ?? null) : null
    return historyKnown && files ? { ...line, seenAt } : { ...unknown(line, historyKnown), seenAt }
  })
}

function judge(info: InfoLine, rules: ValidationRules, timeZone: string): Omit<Line, 'seenAt'> {
  const difference = differenceOf(info, rules)
  const allowed = isIgnored(info, rules.patterns)
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
