import type { RuleId } from '../rules'
import type { Settings } from '../settings/settings'
import type { Constraint, State } from './state'

/** What a state breaks a rule with. The place of its making is found by this. */
export type Subject =
  | { kind: 'object' }
  | { kind: 'column'; column: string }
  | { kind: 'constraint'; name: string; type: Constraint['type']; columns: string[] }

/** A rule that one state of the database breaks. */
export type Violation = {
  rule: RuleId
  /** The same as long as it is the same wrong; with the rule it is unique in a state. */
  key: string
  subject: Subject
  message: string
  /** One of several of a kind that one statement made: they are told in one sentence. */
  part?: Part
}

export type Part = {
  /** The same for all that are told together. */
  of: string
  name: string
  say: (names: string[]) => string
}

/** Looks at one state. `births` knows what tables asked for when they were made. */
export type StateRule = (state: State, settings: Settings, births: Births) => Violation[]

/** Columns without which no row could be inserted at the end of the script that made a table, by the table's id. */
export type Births = ReadonlyMap<string, ReadonlySet<string>>

export const OBJECT: Subject = { kind: 'object' }
