import type { FlywayState, InfoLine } from '../flyway/migration'
import type { Difference } from './facts'
import { parseInstalledOn } from './installed-on'
import { keyOf } from './key'
import type { Migration } from './schema'

type Judgement = { difference: Difference | null; allowed: boolean; known: boolean }

/** One line of `flyway info` as the board tells it, before runs, age and neighbours have their say. */
export function migrationOf(line: InfoLine, judgement: Judgement, timeZone: string): Migration {
  const { applied, resolved } = line
  return {
    key: keyOf(line),
    version: line.version,
    description: line.description,
    script: resolved?.script ?? applied?.script ?? '',
    type: line.type,
    category: line.category,
    flywayState: judgement.known ? line.state : 'Unknown',
    state: stateOf(line, judgement),
    installedRank: applied?.installedRank ?? null,
    installedOn: applied ? parseInstalledOn(applied.installedOn, timeZone) : null,
    installedBy: applied?.installedBy ?? null,
    executionTime: applied?.executionTime ?? null,
    checksum: applied?.checksum ?? null,
    scriptChecksum: resolved?.checksum ?? null,
    marks: marksOf(line, judgement.difference),
  }
}

function stateOf({ state, applied }: InfoLine, { difference, allowed, known }: Judgement): string {
  if (!known) return 'unknown'
  return difference && !allowed && applied?.success ? 'checksum-drift' : wordOf(state)
}

/** `failed-future` for `Failed (Future)`. */
function wordOf(state: FlywayState): string {
  const known = WORDS.get(state)
  if (known !== undefined) return known
  const word = state
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/-$/, '')
  WORDS.set(state, word)
  return word
}

const WORDS = new Map<FlywayState, string>()

function marksOf({ state, resolved }: InfoLine, difference: Difference | null): string[] {
  const isUnknown = resolved !== null && resolved.checksum === null
  // Most lines have none: one list for all of them spares a large board as many objects as it has lines.
  if (!difference && !isUnknown && state !== 'Out of Order') return NONE
  const marks: string[] = []
  if (difference) marks.push(`${difference}-mismatch`)
  if (isUnknown) marks.push('checksum-unknown')
  if (state === 'Out of Order') marks.push('out-of-order')
  return marks
}

const NONE: string[] = []
