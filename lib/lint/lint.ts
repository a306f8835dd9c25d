import { excuse, readExcuses } from './excuses'
import { compareFindings, type Finding, type Problem } from './finding'
import type { RuleId } from './rules'
import { type FolderFile, readScripts } from './script'
import type { Settings } from './settings/settings'
import type { Base } from './text/base'
import { checkText } from './text/check-text'
import { lex } from './text/tokens'

/** What a scratch database said of the scripts. */
export type Replayed = {
  problems: Problem[]
  /** Scripts that made something wrong. */
  makers: ReadonlySet<string>
  /** Scripts that it never came to: what they would have mended or broken is not known. */
  notApplied: string[]
}

/** All findings of a folder, by file and line: those of its texts, of the database that they make, and of its excuses. */
export function findingsOf(
  files: readonly FolderFile[],
  settings: Settings,
  base: Base | null,
  replayed: Replayed,
): Finding[] {
  const isOn = ({ rule }: { rule: RuleId }) => settings.severities[rule] !== 'off'
  const scripts = readScripts(files, settings.flyway).map(script => ({ script, lexed: lex(script.text) }))
  const read = scripts.map(({ script, lexed }) => readExcuses(script, lexed))
  const problems = [...checkText(files, scripts, settings, base), ...replayed.problems]
  const left = excuse(
    problems.filter(isOn),
    read.flatMap(({ excuses }) => excuses),
    each => isOn(each) && !replayed.notApplied.includes(each.file),
  )
  return [...left, ...read.flatMap(each => each.problems)]
    .flatMap(problem => finding(problem, settings))
    .sort(compareFindings)
}

function finding(problem: Problem, { severities, exceptions }: Settings): Finding[] {
  const severity = severities[problem.rule]
  const excepted = exceptions.some(({ rule, file }) => rule === problem.rule && file === problem.file)
  return severity === 'off' || excepted ? [] : [{ ...problem, severity }]
}
