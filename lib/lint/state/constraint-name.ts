import { CONSTRAINT_KINDS, type Settings } from '../settings/settings'
import { cutName, fillTemplate, sqlName } from './sql-name'
import type { Constraint, State } from './state'
import type { StateRule, Violation } from './violation'

/** Constraints whose name is not what the template makes of table and columns. */
export const judgeConstraintNames: StateRule = ({ constraints }, { names }) =>
  constraints.flatMap(constraint => {
    const full = expectedName(constraint, names)
    if (full === null || cutName(full) === constraint.name) return []
    const { schema, table, name } = constraint
    const taken = constraints.some(
      other => other.schema === schema && other.table === table && other.name === cutName(full),
    )
    // A name that only the cut took away is the matter of name-collision.
    if (taken && isCut(constraints, constraint, full, names)) return []
    return [
      {
        rule: 'constraint-name',
        key: `${constraint.id} ${name}`,
        subject: { kind: 'constraint', ...constraint },
        message: taken ? joinMessage(constraint, full) : nameMessage(constraint, cutName(full)),
      },
    ]
  })

function expectedName({ type, table, columns }: Constraint, names: Settings['names']): string | null {
  const template = names[CONSTRAINT_KINDS[type]]
  return template === null ? null : fillTemplate(template, table, columns)
}

function nameMessage(constraint: Constraint, expected: string): string {
  const { schema, table, name, definition } = constraint
  const made = isMadeUp(constraint) ? `${sqlName(name)}, a name that PostgreSQL made up` : sqlName(name)
  const write = `CONSTRAINT ${sqlName(expected)} ${definition.replace(/ NOT VALID$/, '')}`
  const rename = `ALTER TABLE ${sqlName(schema, table)} RENAME CONSTRAINT ${sqlName(name)} TO ${sqlName(expected)};`
  return `the constraint is named ${made}: write ${write}, or where it is applied already, in a new version: ${rename}`
}

function isMadeUp({ table, name, type }: Constraint): boolean {
  if (name === `${table}_pkey` || name === `${table}_check`) return true
  return type !== 'p' && /_(key|check|fkey|excl|not_null)\d*$/.test(name) && name.startsWith(table.slice(0, 29))
}

const joinMessage = ({ name }: Constraint, expected: string) =>
  `${sqlName(name)} is a second rule of the same columns as ${sqlName(expected)}: join both into one, named ${sqlName(expected)}`

/** Different names that are the same once PostgreSQL has cut them: one of the two can never be as it should. */
export const judgeCollisions: StateRule = (state, { names }) => {
  const firsts = new Map<string, string>()
  return [...constraintClaims(state, names), ...indexClaims(state, names)].flatMap((claim): Violation[] => {
    const { scope, full, subject } = claim
    const cut = cutName(full)
    const first = firsts.get(`${scope} ${cut}`)
    if (first === undefined) firsts.set(`${scope} ${cut}`, full)
    if (first === undefined || first === full) return []
    const message = `cut at 63 bytes, ${full} and ${first} are both ${cut}: take shorter names of the table or its columns`
    return [{ rule: 'name-collision', key: `${scope} ${full}`, subject, message }]
  })
}

type Claim = { scope: string; full: string; subject: Violation['subject'] }

function constraintClaims({ constraints }: State, names: Settings['names']): Claim[] {
  return constraints.flatMap(constraint => {
    const full = expectedName(constraint, names)
    const scope = `constraint of ${sqlName(constraint.schema, constraint.table)}`
    return full === null ? [] : [{ scope, full, subject: { kind: 'constraint', ...constraint } as const }]
  })
}

function indexClaims({ indexes }: State, { index: template }: Settings['names']): Claim[] {
  return indexes.flatMap(({ schema, table, columns, ofConstraint }) => {
    if (template === null || ofConstraint || columns.includes(null)) return []
    const full = fillTemplate(template, table, columns as string[]) // no expression is among them
    return [{ scope: `index of ${schema}`, full, subject: { kind: 'object' } as const }]
  })
}

function isCut(all: Constraint[], own: Constraint, full: string, names: Settings['names']): boolean {
  return all.some(other => {
    const theirs = other.table === own.table && other.schema === own.schema ? expectedName(other, names) : null
    return theirs !== null && theirs !== full && cutName(theirs) === cutName(full)
  })
}
