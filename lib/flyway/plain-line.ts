import { byFirstCharacter } from './by-first-character'

/** A log line without colours, carriage returns and the mark of its level. */
export type PlainLine = {
  /** Null: it says none, and may go on with the message before it. */
  level: 'error' | 'other' | null
  /** How the level is written; empty when it is not. */
  mark: string
  text: string
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ANSI colour sequences begin with one
const NOISE = /\x1b\[[0-9;]*[A-Za-z]|\r/g

/** Maven marks every line of a message. */
export const MAVEN_ERROR = '[ERROR] '

/** How levels are written by the command line, by java.util.logging, by Maven. */
const MARKS: [mark: string, level: 'error' | 'other'][] = [
  ['ERROR: ', 'error'],
  ['SEVERE: ', 'error'],
  [MAVEN_ERROR, 'error'],
  ['Exception in thread "main" ', 'error'],
  ['WARNING: ', 'other'],
  ['[WARNING] ', 'other'],
  ['INFO: ', 'other'],
  ['[INFO] ', 'other'],
  ['DEBUG: ', 'other'],
]

const marksOf = byFirstCharacter(MARKS, ([mark]) => mark)

/** `Nov 24, 2026 9:14:03 AM org.flywaydb.core.….JavaUtilLog info`: the line before each message of java.util.logging. */
const HEADING = /^\S.{0,40}\d:\d\d(?::\d\d)?\b.{0,10} (?:[a-z_]\w*\.)+[A-Z][\w$]* \w+$/
const LONGEST_HEADING = 300
/** How it ends: few other lines do, and that is soon seen. */
const LOGGER = /\.[A-Z][\w$]* \w+$/
/** What Maven puts around a message. */
const GOAL = /^Failed to execute goal \S+ \([^)]*\) on project \S+: /
const HELP = /(?:^| )-> \[Help \d+\]$/

/** Reads the level of a log line; null for the line that java.util.logging puts before each message. */
export function readPlainLine(raw: string): PlainLine | null {
  const text = raw.includes('\x1b') || raw.includes('\r') ? raw.replace(NOISE, '') : raw
  // Flyway 7 begins some messages with an empty line; what strips blanks leaves the bare mark.
  if (text === 'ERROR:') return { level: 'error', mark: 'ERROR: ', text: '' }
  for (const [mark, level] of marksOf(text)) {
    if (text.startsWith(mark)) return { level, mark, text: text.slice(mark.length).replace(GOAL, '').replace(HELP, '') }
  }
  if (text.length <= LONGEST_HEADING && LOGGER.test(text) && HEADING.test(text)) return null
  return { level: null, mark: '', text }
}
