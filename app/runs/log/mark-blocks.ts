import type { LogLine } from '@/lib/board/answers'

/** A block that goes on for longer than this is none: its end was not understood. */
const LONGEST = 60

/**
 * The lines that belong to an error above them: Flyway prints SQLSTATE, message, place and statement below its `ERROR:`
 * lines, without a prefix of their own, up to an empty line or the next message.
 */
export function markBlocks(lines: readonly LogLine[]): Set<number> {
  const marked = new Set<number>()
  let left = 0
  for (const { number, level, text } of lines) {
    if (level === 'error') left = LONGEST
    else if (level !== 'info' || text.trim() === '') left = 0
    else if (left-- > 0) marked.add(number)
  }
  return marked
}
