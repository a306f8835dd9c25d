import { nearest } from '../config/nearest'
import type { Problem } from './finding'
import { isRule, RULE_IDS, type RuleId } from './rules'
import type { Script } from './script'
import { placeOf, problemAt } from './text/place'
import type { Lexed } from './text/tokens'

/** A comment that lets findings of one rule pass, from its own line to the next line with SQL on it. */
export type Excuse = { file: string; line: number; column: number; last: number; rule: RuleId }

/** The excuses of a script, and those that are none. */
export type Excuses = { excuses: Excuse[]; problems: Problem[] }

const MARK = /^--\s*lint:\s*(.*)$/
const FORM = /^ignore\s+(\S+)(?:\s+because\s+(\S.*))?$/
const SHOWN = '-- lint: ignore <rule> because <reason>'

/** Reads `-- lint: ignore <rule> because <reason>`: at the end of a line for that line, on a line of its own for the next one, too. */
export function readExcuses(script: Script, { tokens }: Lexed): Excuses {
  const { text, path } = script
  const found: Excuses = { excuses: [], problems: [] }
  for (const [index, { kind, start, end }] of tokens.entries()) {
    const [, said] = kind === 'comment' ? (MARK.exec(text.slice(start, end).trimEnd()) ?? []) : []
    if (said === undefined) continue
    const read = readRule(said)
    if ('message' in read) {
      found.problems.push(problemAt(script, start, 'excuse', read.message))
      continue
    }
    const { line, column } = placeOf(text, start)
    const before = tokens[index - 1]
    const ownLine = !before || placeOf(text, before.end - 1).line < line || before.kind === 'comment'
    const next = tokens.slice(index + 1).find(token => token.kind !== 'comment')
    const last = ownLine && next ? placeOf(text, next.start).line : line
    found.excuses.push({ file: path, line, column, last, rule: read.rule })
  }
  return found
}

function readRule(said: string): { rule: RuleId } | { message: string } {
  const [, rule, reason] = FORM.exec(said) ?? []
  if (rule === undefined) return { message: `is no excuse that is understood: write ${SHOWN}` }
  if (!isRule(rule)) {
    const meant = nearest(rule, RULE_IDS)
    return { message: `names no rule: ${meant ? `is ${meant} meant?` : `the rules are ${RULE_IDS.join(', ')}`}` }
  }
  if (reason === undefined) return { message: `gives no reason: write -- lint: ignore ${rule} because …` }
  return { rule }
}

/** What is left of the problems, and a problem for each excuse that excused nothing where that can be known. */
export function excuse(
  problems: Problem[],
  excuses: readonly Excuse[],
  isKnown: (excuse: Excuse) => boolean,
): Problem[] {
  const used = new Set<Excuse>()
  const left = problems.filter(({ file, line, rule }) => {
    const own = excuses.filter(
      each => each.file === file && each.rule === rule && line >= each.line && line <= each.last,
    )
    for (const each of own) used.add(each)
    return own.length === 0
  })
  const idle = excuses.filter(each => !used.has(each) && isKnown(each))
  return [...left, ...idle.map(needless)]
}

const needless = ({ file, line, column, rule }: Excuse): Problem => ({
  file,
  line,
  column,
  rule: 'excuse',
  message: `excuses nothing of ${rule} here: leave it out`,
})
