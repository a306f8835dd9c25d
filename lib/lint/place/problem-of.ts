import type { Problem } from '../finding'
import type { Traced } from '../state/tracker'
import { findSubject } from './find-subject'
import { placeWithin } from './within'

/** A wrong of the database at its place: the column or constraint in the statement that made it, else the statement. */
export function problemOfTraced({ violation, made }: Traced): Problem {
  const { rule, subject, message } = violation
  const at = findSubject(made.text, subject)
  const place = at === null ? { line: made.line, column: made.column } : placeWithin(made, at)
  return { file: made.file, ...place, rule, message }
}
