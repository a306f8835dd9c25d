import type { CommentKind, Settings } from '../settings/settings'
import { sqlName } from './sql-name'
import type { Relation, State } from './state'
import { OBJECT, type StateRule, type Subject } from './violation'

type Commented = { kind: CommentKind; what: string; name: string; comment: string | null; subject: Subject }

/** Whatever should have a comment and has none, or an empty one. */
export const judgeComments: StateRule = (state, settings) =>
  commented(state, settings)
    .filter(({ kind, comment }) => settings.comments.on.includes(kind) && !comment?.trim())
    .map(({ what, name, subject }) => ({
      rule: 'comment',
      key: `${what} ${name}`,
      subject,
      message: `${what.toLowerCase()} ${name} has no comment: add COMMENT ON ${what} ${name} IS '…';`,
    }))

function commented(state: State, { comments }: Settings): Commented[] {
  return [
    ...state.schemas.map(({ name, comment }) => object('schema', 'SCHEMA', sqlName(name), comment)),
    ...state.relations.filter(({ partition }) => comments.partitions || !partition).flatMap(ofRelation),
    ...state.types.map(({ schema, name, comment }) => object('type', 'TYPE', sqlName(schema, name), comment)),
    ...state.routines.map(({ schema, signature, kind, comment }) =>
      object('function', kind, `${sqlName(schema)}.${signature}`, comment),
    ),
  ]
}

const object = (kind: CommentKind, what: string, name: string, comment: string | null): Commented => ({
  kind,
  what,
  name,
  comment,
  subject: OBJECT,
})

const WORDS: Record<Relation['kind'], string> = {
  r: 'TABLE',
  p: 'TABLE',
  f: 'FOREIGN TABLE',
  v: 'VIEW',
  m: 'MATERIALIZED VIEW',
}

function ofRelation({ schema, name, kind, comment, columns }: Relation): Commented[] {
  const isView = kind === 'v' || kind === 'm'
  return [
    object(isView ? 'view' : 'table', WORDS[kind], sqlName(schema, name), comment),
    ...columns.map(column => ({
      kind: 'column' as const,
      what: 'COLUMN',
      name: sqlName(schema, name, column.name),
      comment: column.comment,
      subject: { kind: 'column' as const, column: column.name },
    })),
  ]
}
