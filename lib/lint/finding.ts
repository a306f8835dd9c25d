import type { RuleId, Severity } from './rules'

/** Something that breaks a rule, before it is known whether the rule counts. */
export type Problem = {
  /** Path of the script in its folder. */
  file: string
  /** From 1. */
  line: number
  /** From 1, in characters; null where only the line is known. */
  column: number | null
  rule: RuleId
  /** What is wrong, and what to write instead. */
  message: string
}

/** One thing to correct. */
export type Finding = Problem & { severity: Severity }

/** By file, line and rule: the order in which they are told. */
export function compareFindings(a: Problem, b: Problem): number {
  return (
    compare(a.file, b.file) ||
    a.line - b.line ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compare(a.rule, b.rule) ||
    compare(a.message, b.message)
  )
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
