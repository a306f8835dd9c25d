export type Level = 'info' | 'warn' | 'error'

/** Takes one message of a run; it may have several lines. */
export type Print = (level: Level, message: string) => void

const PREFIX: Record<Level, string> = { info: '', warn: 'WARNING: ', error: 'ERROR: ' }

/** A message as Flyway's command line writes it: only its first line is marked (docs: flyway.md §6.3). */
export function printed(level: Level, message: string): string {
  return `${PREFIX[level]}${message}\n`
}
