import { sqlName } from './sql-name'
import { type Column, isTable } from './state'
import type { StateRule } from './violation'

/** Whether a row cannot be inserted without a value for it. */
export const isRequired = ({ notNull, given, default: text }: Column): boolean => notNull && !given && text === null

/** Columns that a table asks for today and did not ask for when it was made: what runs now inserts without them. */
export const judgeRequiredColumns: StateRule = ({ relations }, _settings, births) =>
  relations.filter(isTable).flatMap(({ id, schema, name, columns }) => {
    const born = births.get(id)
    if (!born) return []
    return columns
      .filter(column => isRequired(column) && !born.has(column.name))
      .map(column => ({
        rule: 'required-column' as const,
        key: column.id,
        subject: { kind: 'column' as const, column: column.name },
        message:
          `${sqlName(schema, name, column.name)} is NOT NULL without a default, and ${sqlName(schema, name)} is older: ` +
          `rows that are there stop the script, and code that is live inserts without it. Write ${column.type} NOT NULL DEFAULT …, or leave out NOT NULL`,
      }))
  })
