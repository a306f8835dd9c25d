import type { ColumnConvention } from '../settings/settings'
import { cutName, fillTemplate, sqlName } from './sql-name'
import { type Column, isTable, type State } from './state'
import type { StateRule } from './violation'

/** Columns of a known kind without the CHECK of that kind. */
export const judgeColumnChecks: StateRule = (state, { columns: conventions, names }) =>
  state.relations.filter(isTable).flatMap(({ schema, name: table, columns }) =>
    columns.flatMap(column => {
      const meant = conventions.filter(convention => isMeant(convention, column))
      const checks = meant.length > 0 ? checksOf(state, schema, table, column) : []
      return meant
        .filter(convention => !isKept(convention, column.name, checks))
        .map(convention => {
          const constraint = cutName(fillTemplate(names.check ?? '{table}_{columns}_check', table, [column.name]))
          const forms = convention.check.map(check => formOf(check, column.name)).join(', or ')
          return {
            rule: 'column-check' as const,
            key: `${column.id} ${convention.name}`,
            subject: { kind: 'column' as const, column: column.name },
            message: `${sqlName(schema, table, column.name)} (${convention.name}) lacks its rule: add CONSTRAINT ${sqlName(constraint)} CHECK (…) with ${forms}`,
          }
        })
    }),
  )

const formOf = (check: string, column: string) => check.replaceAll('{column}', sqlName(column))

const isMeant = ({ column: pattern, category }: ColumnConvention, { name, category: own }: Column) =>
  (category === null || category === own) && new RegExp(pattern).test(name)

/** All conditions on a column, its domain's with its own name. */
function checksOf({ constraints }: State, schema: string, table: string, { name, domainChecks }: Column): string[] {
  const own = constraints.filter(
    constraint =>
      constraint.type === 'c' &&
      constraint.schema === schema &&
      constraint.table === table &&
      constraint.columns.includes(name),
  )
  return [
    ...own.map(({ definition }) => definition),
    ...domainChecks.map(text => text.replace(/\bVALUE\b/g, sqlName(name))),
  ]
}

const isKept = ({ check }: ColumnConvention, column: string, checks: string[]) =>
  check.some(form => {
    const wanted = plain(formOf(form, column))
    return checks.some(text => contains(plain(text), wanted))
  })

/** A part of a condition that is not only the end or the beginning of a longer word or number. */
function contains(text: string, part: string): boolean {
  const wordy = (character: string | undefined) => character !== undefined && /[\w.]/.test(character)
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const [before, after] = [text[at - 1], text[at + part.length]]
    if (!(wordy(before) && wordy(part[0])) && !(wordy(after) && wordy(part.at(-1)))) return true
  }
  return false
}

/** A condition without what PostgreSQL adds when it prints one: casts, parentheses, the long form of BETWEEN. */
export function plain(condition: string): string {
  return condition
    .replace(/'(?:[^']|'')*'|[^']+/g, part => (part.startsWith("'") ? plainText(part) : plainCode(part)))
    .trim()
}

/** Negative numbers are printed as texts with a cast. */
const plainText = (text: string) => text.replace(/^'(-?[\d.]+)'$/, '$1')

const CAST =
  /::(?:"[^"]+"|[a-z_][\w.]*(?: (?:varying|precision|with(?:out)? time zone))?)(?:\(\d+(?:,\s*\d+)?\))?(?:\[\])?/gi

function plainCode(code: string): string {
  return code
    .replace(CAST, '')
    .replace(/(\S+) BETWEEN (\S+) AND (\S+)/gi, '$1 >= $2 AND $1 <= $3')
    .replace(/[()]/g, ' ')
    .replace(/\s+/g, ' ')
}
