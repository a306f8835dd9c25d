export type Level = 'debug' | 'info' | 'warn' | 'error'

/** Takes one message of a run; it may have several lines. */
export type Print = (level: Level, message: string) => void

/** Warns of something that the answer in JSON names, too; most warnings are only printed. */
export function note({ print, warnings }: { print: Print; warnings: string[] }, message: string): void {
  warnings.push(message)
  print('warn', message)
}

const PREFIX: Record<Level, string> = { debug: 'DEBUG: ', info: '', warn: 'WARNING: ', error: 'ERROR: ' }

/** A message as Flyway's command line writes it: only its first line is marked (docs: flyway.md §6.3). */
export function printed(level: Level, message: string): string {
  return `${PREFIX[level]}${message}\n`
}
