import { cutName, fillTemplate, sqlName } from './sql-name'
import type { Constraint, Index } from './state'
import type { StateRule } from './violation'

/** Foreign keys without an index: each delete or update of the other table would read this one whole. */
export const judgeForeignKeyIndexes: StateRule = ({ constraints, indexes }, { names }) =>
  constraints
    .filter(({ type }) => type === 'f')
    .filter(key => !indexes.some(index => serves(index, key)))
    .map(key => {
      const { schema, table, name, columns } = key
      const index = cutName(fillTemplate(names.index ?? '{table}_{columns}_idx', table, columns))
      const write = `CREATE INDEX ${sqlName(index)} ON ${sqlName(schema, table)} (${columns.map(column => sqlName(column)).join(', ')});`
      return {
        rule: 'foreign-key-index',
        key: key.id,
        subject: { kind: 'constraint', ...key },
        message: `no valid index of all rows leads with the columns of foreign key ${sqlName(name)}: add ${write}`,
      }
    })

/** Valid, of all rows, its first columns those of the key in any order. */
function serves(index: Index, { schema, table, columns }: Constraint): boolean {
  if (index.schema !== schema || index.table !== table || !index.valid || index.partial) return false
  const leading = index.columns.slice(0, columns.length)
  return columns.every(column => leading.includes(column))
}
