import { placeWithin } from '../../flyway/statement-place'
import type { Problem } from '../finding'
import type { Traced } from '../state/tracker'
import { findSubject } from './find-subject'

/** What is wrong with a database, each wrong at its place; parts of one wrong are one problem. */
export function problemsOfTraced(traced: readonly Traced[]): Problem[] {
  const groups = new Map<string, Traced[]>()
  for (const each of traced) {
    const { violation, made } = each
    const part = violation.part?.of ?? violation.key
    const key = JSON.stringify([violation.rule, part, made.file, made.line, made.column])
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  return [...groups.values()].flatMap(group => {
    const [first] = group
    if (!first) return []
    const names = group.flatMap(({ violation }) => violation.part?.name ?? [])
    const message = first.violation.part?.say(names.sort()) ?? first.violation.message
    return [{ ...problemOfTraced(first), message }]
  })
}

/** A wrong of the database at its place: the column or constraint in the statement that made it, else the statement. */
function problemOfTraced({ violation, made }: Traced): Problem {
  const { rule, subject, message } = violation
  const at = findSubject(made.text, subject)
  const place = at === null ? { line: made.line, column: made.column } : placeWithin(made, at)
  return { file: made.file, ...place, rule, message }
}
