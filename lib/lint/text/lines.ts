import type { Problem } from '../finding'
import type { RuleId } from '../rules'
import type { Script } from '../script'
import { placeOf } from './place'
import { dataOf, type Lexed } from './tokens'

/** Carriage returns: Flyway's checksum passes over them, but what is stored of a function's body has them. */
export function checkLineEnds(script: Script): Problem[] {
  const lines = script.text.split('\n').flatMap((line, index) => {
    const at = line.indexOf('\r')
    return at < 0 ? [] : [{ line: index + 1, column: at + 1 }]
  })
  return runsOf(script.path, 'line-end', lines, 'a carriage return: save the file with line feeds alone (LF)')
}

/** Tabs, but for those of COPY's rows, where they stand between the values. */
export function checkTabs(script: Script, lexed: Lexed): Problem[] {
  const data = dataOf(lexed).map(({ start, end }) => [placeOf(script.text, start).line, placeOf(script.text, end).line])
  const lines = script.text.split('\n').flatMap((line, index) => {
    const at = line.indexOf('\t')
    const isData = data.some(([from = 0, to = 0]) => index + 1 >= from && index + 1 < to)
    // Rows without an end reach to the end of the script.
    const isUnended = lexed.error !== null && index + 1 > lexed.error.line
    return at < 0 || isData || isUnended ? [] : [{ line: index + 1, column: at + 1 }]
  })
  const message = 'a tab: write blanks, and \\t in an E string where a value needs one'
  return runsOf(script.path, 'tab', lines, message)
}

/** One problem for lines that follow each other. */
function runsOf(file: string, rule: RuleId, lines: { line: number; column: number }[], message: string): Problem[] {
  return lines.flatMap(({ line, column }, index) => {
    if (lines[index - 1]?.line === line - 1) return []
    let last = index
    while (lines[last + 1]?.line === (lines[last]?.line ?? 0) + 1) last++
    const more = last > index ? ` (lines ${line} to ${lines[last]?.line})` : ''
    return [{ file, line, column, rule, message: message + more }]
  })
}

/** A last line without an end. */
export function checkFinalNewline({ path, text }: Script): Problem[] {
  if (text === '' || text.endsWith('\n')) return []
  const line = text.split('\n').length
  return [
    { file: path, line, column: null, rule: 'final-newline', message: 'the last line has no end: add a line feed' },
  ]
}
