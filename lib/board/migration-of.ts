import type { AppliedMigration, InfoLine } from '../flyway/migration'
import type { Difference } from './facts'
import { parseInstalledOn } from './installed-on'
import { keyOf } from './key'
import type { Migration } from './schema'

type Judgement = { difference: Difference | null; allowed: boolean }

/** One line of `flyway info` as the board tells it, before runs, age and neighbours have their say. */
export function migrationOf(line: InfoLine, { difference, allowed }: Judgement, timeZone: string): Migration {
  const { applied, resolved } = line
  return {
    key: keyOf(line),
    version: line.version,
    description: line.description,
    script: resolved?.script ?? applied?.script ?? '',
    type: line.type,
    category: line.category,
    flywayState: line.state,
    state: difference && !allowed && applied?.success ? 'checksum-drift' : wordOf(line.state),
    ...rowOf(applied, timeZone),
    scriptChecksum: resolved?.checksum ?? null,
    marks: marksOf(line, difference),
  }
}

/** `failed-future` for `Failed (Future)`. */
export const wordOf = (state: string) =>
  state
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/-$/, '')

function rowOf(applied: AppliedMigration | null, timeZone: string) {
  return {
    installedRank: applied?.installedRank ?? null,
    installedOn: applied ? parseInstalledOn(applied.installedOn, timeZone) : null,
    installedBy: applied?.installedBy ?? null,
    executionTime: applied?.executionTime ?? null,
    checksum: applied?.checksum ?? null,
  }
}

function marksOf({ state, resolved }: InfoLine, difference: Difference | null): string[] {
  const marks: string[] = []
  if (difference) marks.push(`${difference}-mismatch`)
  if (resolved && resolved.checksum === null) marks.push('checksum-unknown')
  if (state === 'Out of Order') marks.push('out-of-order')
  return marks
}
