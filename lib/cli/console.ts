import { appendFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Compatibility } from '../flyway/options'
import { type Level, type Print, printed } from '../runner/print'
import type { Output } from './call'
import { jsonText } from './json-text'

/** Where a command line writes. */
export type Streams = { out: (text: string) => void; err: (text: string) => void; isTerminal: boolean }

/** Takes what a call says, as its options ask. */
export type Console = {
  print: Print
  /** Takes the one JSON object of a call. */
  answer: (value: unknown) => void
  /** Takes a text that no option changes. */
  write: (text: string) => void
  /** Says on standard error, whatever the options, that there is nothing to migrate where it was looked for. */
  warnEmpty: (locations: string[]) => void
}

const COLOURS: Partial<Record<Level, string>> = { warn: '\x1b[33m', error: '\x1b[31m', debug: '\x1b[90m' }
const GREEN = '\x1b[32m'
const RESET = '\x1b[m'

/** Makes the console of a call (ConsoleLog, ColorizedConsoleLog, FileLog). */
export function makeConsole(output: Output, streams: Streams, cwd: string, compatibility: Compatibility): Console {
  const file = output.file === null ? null : path.resolve(cwd, output.file)
  if (file !== null && !output.json) writeFileSync(file, '')
  const colours = output.color === 'always' || (output.color === 'auto' && streams.isTerminal)
  let warned = false
  return {
    print(level, message) {
      if (output.logsInJson && isShown(level, output)) streams.err(logLine(level, message))
      if (output.json || output.silent || !isShown(level, output)) return
      const text = printed(level, message)
      if (file !== null) appendFileSync(file, text)
      const write = level === 'error' ? streams.err : streams.out
      write(colours ? coloured(level, text) : text)
    },
    answer(value) {
      const text = jsonText(value, compatibility)
      if (file !== null) writeFileSync(file, text)
      streams.out(`${text}\n`)
    },
    write: streams.out,
    warnEmpty(locations) {
      if (!warned) streams.err(emptyWarning(locations))
      warned = true
    },
  }
}

const emptyWarning = (locations: string[]) =>
  `The built-in engine found no migration in ${locations.join(', ') || 'any location'}. Is this the right folder?\n`

const ORDER: Level[] = ['debug', 'info', 'warn', 'error']
const isShown = (level: Level, output: Output) => ORDER.indexOf(level) >= ORDER.indexOf(output.level)

/** Since 11.17 (`outputLogsInJson`). */
const logLine = (level: Level, message: string) => `${JSON.stringify({ level: level.toUpperCase(), message })}\n`

/** The colour ends at the start of the next line, as Flyway's does. */
function coloured(level: Level, text: string): string {
  const colour = level === 'info' && text.startsWith('Successfully') ? GREEN : COLOURS[level]
  return colour === undefined ? text : `${colour}${text}${RESET}`
}
