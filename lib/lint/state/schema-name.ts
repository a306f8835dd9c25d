import { sqlName } from './sql-name'
import type { State } from './state'
import { OBJECT, type StateRule } from './violation'

/** What landed in the schema of Flyway's history, which comes first in the search path, though the scripts have made another one. */
export const judgeSchemaNames: StateRule = (state, { flyway }) => {
  const first = flyway.defaultSchema ?? flyway.schemas[0] ?? 'public'
  const own = state.schemas.find(({ name }) => name !== first && name !== 'public')
  if (!own) return []
  return madeIn(state, first).map(({ what, id, name }) => ({
    rule: 'schema-name',
    key: `${what} ${id}`,
    subject: OBJECT,
    message: `${what} ${sqlName(name)} is in ${sqlName(first)}, the first schema of Flyway's search path: write ${sqlName(own.name, name)}`,
  }))
}

function madeIn({ relations, types, routines }: State, schema: string): { what: string; id: string; name: string }[] {
  const isHere = (made: { schema: string }) => made.schema === schema
  return [
    ...relations
      .filter(isHere)
      .map(({ id, name, kind }) => ({ what: kind === 'v' || kind === 'm' ? 'view' : 'table', id, name })),
    ...types.filter(isHere).map(({ id, name }) => ({ what: 'type', id, name })),
    ...routines.filter(isHere).map(({ id, name }) => ({ what: 'function', id, name })),
  ]
}
