import type { LogLine } from '@/lib/board/answers'
import type { Run } from '@/lib/board/schema'
import type { GlyphName } from '../../ui/glyphs'

/** A line of Flyway's log that one looks for, beside the migrations and the first error. */
export type Landmark = { line: number; glyph: GlyphName; name: string; fail: boolean }

/** Flyway's own lines by what they begin with (docs: flyway.md §7): how they are named, from what stands in them. */
const KNOWN: [RegExp, GlyphName, (found: RegExpMatchArray, tries: number) => string][] = [
  [/^Database: /, 'check', (_, tries) => (tries > 1 ? `Connected, ${tries} tries` : 'Connected')],
  [/^Successfully validated (\d+) migrations?/, 'check', ([, count]) => `Validated ${count}`],
  [/^Current version of schema .*: (.+)$/, 'right', ([, version]) => `From ${version}`],
  [/^SQL State +: (\w+)/, 'file', ([, state]) => `SQLSTATE ${state}`],
  [/^Line +: (\d+)/, 'file', ([, line]) => `Script line ${line}`],
  [/^Statement +: /, 'file', () => 'Statement'],
  [/^Caused by: /, 'right', () => 'Caused by'],
]

/** The landmarks among some lines of a log, in their order: each kind once, where it comes first. */
export function landmarksOf(lines: readonly LogLine[]): Landmark[] {
  const seen = new Set<RegExp>()
  let tries = 1
  return lines.flatMap(({ number, text }) => {
    if (text.startsWith('WARNING: Connection error')) tries++
    const known = KNOWN.find(([pattern]) => !seen.has(pattern) && pattern.test(text))
    if (!known) return []
    const [pattern, glyph, say] = known
    seen.add(pattern)
    const found = text.match(pattern)
    return found ? [{ line: number, glyph, name: say(found, tries), fail: false }] : []
  })
}

/** Where lines are missing, or may be: before the first one that is kept, or somewhere up to the last. */
export function gapsOf({ completeness, lines }: Run['log'], firstKept: number): Landmark[] {
  const gap = (line: number, name: string): Landmark => ({ line, glyph: 'warn', name, fail: false })
  if (completeness === 'started-late') return [gap(1, 'Begun late, lines missing')]
  if (completeness === 'none' || lines === 0) return []
  if (firstKept > 1) return [gap(firstKept, 'Lines before are not kept')]
  return completeness === 'gap-possible' ? [gap(lines, 'Lines may be missing')] : []
}
