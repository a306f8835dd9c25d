import type { Settings } from '../settings/settings'
import { sqlName } from './sql-name'
import type { RoleRights, State } from './state'
import { OBJECT, type StateRule, type Violation } from './violation'

/** Rights that a configured role needs and does not have. */
export const judgeMissingGrants: StateRule = (state, { grants }) =>
  state.roles.flatMap(rights => {
    const to = ` TO ${sqlName(rights.role)};`
    const missing = (key: string, what: string, sql: string): Violation => ({
      rule: 'grant-missing',
      key: `${rights.role} ${key}`,
      subject: OBJECT,
      message: `${rights.role} ${what}: add ${sql}${to}`,
    })
    return [
      ...schemasWithoutUsage(state, rights).map(schema =>
        missing(schema, `does not reach ${sqlName(schema)}`, `GRANT USAGE ON SCHEMA ${sqlName(schema)}`),
      ),
      ...relationsWithoutSelect(state, rights).map(({ id, name }) =>
        missing(id, `does not read ${name}`, `GRANT SELECT ON ${name}`),
      ),
      ...columnsWithoutUpdate(state, rights, grants).map(({ table, column }) =>
        missing(`${table}.${column}`, `does not update ${table}.${column}`, `GRANT UPDATE (${column}) ON ${table}`),
      ),
    ]
  })

/** Only schemas that hold something to read. */
function schemasWithoutUsage({ relations, schemas }: State, { schemas: granted, exists }: RoleRights): string[] {
  return schemas
    .map(({ name }) => name)
    .filter(schema => (exists || schema !== 'public') && relations.some(relation => relation.schema === schema))
    .filter(schema => !granted.some(own => own.schema === schema && own.rights.includes('USAGE')))
}

/** Rows of a partition are read through its parent. */
function relationsWithoutSelect({ relations }: State, { relations: granted }: RoleRights) {
  return relations
    .filter(({ partition }) => !partition)
    .filter(({ id }) => !granted.some(own => own.id === id && own.rights.includes('SELECT')))
    .map(({ id, schema, name }) => ({ id, name: sqlName(schema, name) }))
}

function columnsWithoutUpdate({ relations }: State, rights: RoleRights, grants: Settings['grants']) {
  return Object.entries(grants[rights.role]?.update ?? {}).flatMap(([table, columns]) => {
    const relation = relations.find(({ schema, name }) => `${schema}.${name}` === table)
    const there = columns.filter(column => relation?.columns.some(({ name }) => name === column))
    return there
      .filter(column => !mayUpdate(rights, table, column))
      .map(column => ({ table: sqlName(...table.split('.')), column: sqlName(column) }))
  })
}

const mayUpdate = ({ relations, columns }: RoleRights, table: string, column: string) =>
  relations.some(({ schema, name, rights }) => `${schema}.${name}` === table && rights.includes('UPDATE')) ||
  columns.some(own => `${own.schema}.${own.table}` === table && own.column === column && own.rights.includes('UPDATE'))
