import type { MigrationAcross } from '@/lib/board/answers'
import type { Migration } from '@/lib/board/schema'
import { scriptVersions } from './texts'

type Place = MigrationAcross['environments'][number]

/** The last line of a key is the one that counts: the unapplied script, else the newest row. */
export const currentLine = ({ lines }: Place): Migration | null => lines.at(-1) ?? null

/** One migration in all environments, in a sentence or two: where it is applied, where it waits, what differs. */
export function sayAcross(across: MigrationAcross): string {
  const groups = new Map<string, string[]>()
  for (const place of across.environments) {
    const word = wordOf(currentLine(place))
    groups.set(word, [...(groups.get(word) ?? []), place.environment])
  }
  const clauses = [...groups].map(([word, names]) => `${word} in ${listOf(names)}`)
  const first = clauses.join(', ')
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}.${sayTexts(across)}`
}

function sayTexts(across: MigrationAcross): string {
  const versions = scriptVersions(across)
  if (versions.length < 2) return ''
  // What most environments ship is the measure; of equals, what arrived first.
  const [usual] = versions.toSorted((a, b) => b.environments.length - a.environments.length)
  const others = versions.filter(version => version !== usual).flatMap(({ environments }) => environments)
  return ` ${listOf(others)} ${others.length === 1 ? 'ships' : 'ship'} another text than ${listOf(usual?.environments ?? [])}.`
}

function wordOf(line: Migration | null): string {
  if (line === null) return 'not'
  const { state, marks, flywayState } = line
  if (state === 'failed' && marks.includes('ghost-failure')) return 'failed without a row'
  return WORDS[state] ?? flywayState.toLowerCase()
}

const WORDS: Record<string, string> = {
  success: 'applied',
  'checksum-drift': 'edited after it was applied',
  'out-of-order': 'applied out of order',
  running: 'running',
  blocked: 'waiting for a lock',
  failed: 'failed',
  pending: 'pending',
  'silent-no-op': 'left out by the last run',
  unknown: 'unknown',
}

const listOf = (names: string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
