import type { CommentKind, Settings } from '../settings/settings'
import { sqlName } from './sql-name'
import type { Relation, State } from './state'
import { OBJECT, type StateRule, type Subject } from './violation'

type Commented = { kind: CommentKind; what: string; id: string; name: string; comment: string | null; subject: Subject }

/** Whatever should have a comment and has none, or an empty one. */
export const judgeComments: StateRule = (state, settings) =>
  commented(state, settings)
    .filter(({ kind, comment }) => settings.comments.on.includes(kind) && !comment?.trim())
    .map(({ what, id, name, subject }) => ({
      rule: 'comment',
      key: `${what} ${id}`,
      subject,
      message: `${what.toLowerCase()} ${name} has no comment: add COMMENT ON ${what} ${name} IS '…';`,
    }))

function commented(state: State, { comments }: Settings): Commented[] {
  return [
    ...state.schemas.map(each => object('schema', 'SCHEMA', sqlName(each.name), each)),
    ...state.relations.filter(({ partition }) => comments.partitions || !partition).flatMap(ofRelation),
    ...state.types.map(each => object('type', 'TYPE', sqlName(each.schema, each.name), each)),
    ...state.routines.map(each => object('function', each.kind, `${sqlName(each.schema)}.${each.signature}`, each)),
  ]
}

const object = (kind: CommentKind, what: string, name: string, made: Pick<Commented, 'id' | 'comment'>): Commented => ({
  kind,
  what,
  id: made.id,
  name,
  comment: made.comment,
  subject: OBJECT,
})

const WORDS: Record<Relation['kind'], string> = {
  r: 'TABLE',
  p: 'TABLE',
  f: 'FOREIGN TABLE',
  v: 'VIEW',
  m: 'MATERIALIZED VIEW',
}

function ofRelation(relation: Relation): Commented[] {
  const { schema, name, kind, columns } = relation
  const isView = kind === 'v' || kind === 'm'
  return [
    object(isView ? 'view' : 'table', WORDS[kind], sqlName(schema, name), relation),
    ...columns.map(column => ({
      kind: 'column' as const,
      what: 'COLUMN',
      id: column.id,
      name: sqlName(schema, name, column.name),
      comment: column.comment,
      subject: { kind: 'column' as const, column: column.name },
    })),
  ]
}
