import type { LogReading } from './log-reading'
import { createLogReader } from './read-log'

/** What a whole log says, for tests; the nth line was written at second n. */
export function readLog(text: string): LogReading {
  const reader = createLogReader()
  for (const [index, line] of text.trim().split('\n').entries()) reader.push(line, timeOf(index + 1))
  return reader.reading()
}

/** The time of a line in `readLog`. */
export function timeOf(line: number): string {
  return new Date(line * 1000).toISOString()
}

/** The steps in short: `2 failed`, `R__view applied`. */
export function stepsOf({ steps }: LogReading): string[] {
  return steps.map(({ version, description, state }) => `${version ?? `R__${description}`} ${state}`)
}
