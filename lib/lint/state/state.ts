/** What one moment's catalog says of all that scripts can make; plain data, as `world/state-query.ts` asks for it. */
export type State = {
  schemas: Schema[]
  relations: Relation[]
  constraints: Constraint[]
  indexes: Index[]
  triggers: Trigger[]
  types: NamedType[]
  routines: Routine[]
  zones: ZoneSetting[]
  roles: RoleRights[]
}

/** Its oid: what is renamed stays the same, what is made again under an old name is another. */
type Identified = { id: string }

export type Schema = Identified & { name: string; comment: string | null }

/** A table (`r`, partitioned `p`, foreign `f`) or a view (`v`, materialized `m`), pg_class.relkind. */
export type Relation = Identified & {
  schema: string
  name: string
  kind: 'r' | 'p' | 'f' | 'v' | 'm'
  partition: boolean
  comment: string | null
  columns: Column[]
}

export type Column = Identified & {
  name: string
  /** As format_type prints it. */
  type: string
  /** pg_type.typcategory of the type or of a domain's base: `A` array, `D` date and time, `N` number, `S` text. */
  category: string
  notNull: boolean
  /** As pg_get_expr prints it; null without one, and for an identity. */
  default: string | null
  /** Given by the server: an identity or a generated column. */
  given: boolean
  comment: string | null
  /** CHECKs of its domain, as pg_get_constraintdef prints them, about VALUE. */
  domainChecks: string[]
}

/** A constraint of a table (pg_constraint); inherited ones are left out. */
export type Constraint = Identified & {
  schema: string
  table: string
  name: string
  /** pg_constraint.contype: primary, unique, foreign, check, exclude, not null. */
  type: 'p' | 'u' | 'f' | 'c' | 'x' | 'n'
  /** In the order of the table. */
  columns: string[]
  /** As pg_get_constraintdef prints it. */
  definition: string
  /** False while it is NOT VALID; one that is NOT ENFORCED is never looked at and counts as valid. */
  validated: boolean
}

export type Index = Identified & {
  schema: string
  table: string
  name: string
  /** Of its key, in order; null stands for an expression. */
  columns: (string | null)[]
  valid: boolean
  partial: boolean
  /** Made by a constraint, whose name it has. */
  ofConstraint: boolean
}

export type Trigger = {
  schema: string
  table: string
  name: string
  function: string
  /** BEFORE UPDATE … FOR EACH ROW, enabled, of any column and without WHEN. */
  beforeEveryUpdate: boolean
}

/** An enum, a domain or a composite type of its own. */
export type NamedType = Identified & { schema: string; name: string; comment: string | null }

export type Routine = Identified & {
  schema: string
  name: string
  /** `name(argument types)` as COMMENT ON and GRANT take it. */
  signature: string
  kind: 'FUNCTION' | 'PROCEDURE' | 'AGGREGATE'
  comment: string | null
}

/** A `timezone` that was set for this database (ALTER DATABASE) or for a role. */
export type ZoneSetting = { role: string | null; zone: string }

/** All that a role may do, by itself, through other roles or through PUBLIC. */
export type RoleRights = {
  role: string
  exists: boolean
  schemas: { schema: string; rights: string[] }[]
  relations: { id: string; schema: string; name: string; kind: Relation['kind'] | 'S'; rights: string[] }[]
  /** Rights on single columns that it does not have on the whole relation. */
  columns: { schema: string; table: string; column: string; rights: string[] }[]
  routines: { schema: string; signature: string; kind: Routine['kind'] }[]
}

/** A database without anything in it. */
export const EMPTY_STATE: State = {
  schemas: [],
  relations: [],
  constraints: [],
  indexes: [],
  triggers: [],
  types: [],
  routines: [],
  zones: [],
  roles: [],
}

/** A table whose columns and rules are its own: no view, and no partition unless asked for. */
export const isTable = ({ kind, partition }: Relation): boolean => (kind === 'r' || kind === 'p') && !partition
