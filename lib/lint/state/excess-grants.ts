import type { Grant } from '../settings/settings'
import { sqlName } from './sql-name'
import type { RoleRights } from './state'
import { OBJECT, type StateRule, type Violation } from './violation'

/** Rights of a configured role beyond USAGE on schemas, SELECT on tables and views, and UPDATE on its columns. */
export const judgeExcessGrants: StateRule = (state, { grants }) =>
  state.roles.flatMap(rights => [
    ...ofSchemas(rights),
    ...ofRelations(rights),
    ...ofColumns(rights, grants[rights.role]?.update ?? {}),
    ...ofRoutines(rights),
  ])

const OPTION = ' WITH GRANT OPTION'

/** A right with the grant option is told once. */
const beyond = (rights: string[], allowed: string[]) =>
  rights.filter(right => !allowed.includes(right) && !(!right.endsWith(OPTION) && rights.includes(right + OPTION)))

function excess(role: string, right: string, object: string, what = ''): Violation {
  const isOption = right.endsWith(OPTION)
  const name = `${isOption ? right.slice(0, -OPTION.length) : right}${what}`
  const say = (names: string[]) => {
    const rights = names.join(', ')
    const revoke = `REVOKE ${isOption ? 'GRANT OPTION FOR ' : ''}${rights} ON ${object} FROM ${sqlName(role)};`
    return `${role} has ${rights}${isOption ? ' with grant option' : ''} on ${object}, which is more than it needs: leave it out, or ${revoke}`
  }
  const part = { of: `${role} ${object} ${isOption}`, name, say }
  return { rule: 'grant-excess', key: `${role} ${right}${what} ${object}`, subject: OBJECT, message: say([name]), part }
}

const ofSchemas = ({ role, schemas }: RoleRights) =>
  schemas.flatMap(({ schema, rights }) =>
    beyond(rights, ['USAGE']).map(right => excess(role, right, `SCHEMA ${sqlName(schema)}`)),
  )

const ofRelations = ({ role, relations }: RoleRights) =>
  relations.flatMap(({ schema, name, kind, rights }) =>
    beyond(rights, kind === 'S' ? [] : ['SELECT']).map(right =>
      excess(role, right, `${kind === 'S' ? 'SEQUENCE ' : ''}${sqlName(schema, name)}`),
    ),
  )

const ofColumns = ({ role, columns }: RoleRights, update: Grant['update']) =>
  columns.flatMap(({ schema, table, column, rights }) => {
    const named = update[`${schema}.${table}`]?.includes(column) ?? false
    return beyond(rights, ['SELECT', ...(named ? ['UPDATE'] : [])]).map(right =>
      excess(role, right, sqlName(schema, table), ` (${sqlName(column)})`),
    )
  })

function ofRoutines({ role, routines }: RoleRights): Violation[] {
  return routines.map(({ schema, signature, kind }) => {
    const name = `${sqlName(schema)}.${signature}`
    const message =
      `${role} may call ${name}, as everybody may call what is new: add ` +
      `REVOKE EXECUTE ON ${kind === 'PROCEDURE' ? kind : 'FUNCTION'} ${name} FROM PUBLIC;`
    return { rule: 'grant-excess', key: `${role} EXECUTE ${name}`, subject: OBJECT, message }
  })
}
