import { DEFAULT_OPTIONS, type FlywayOptions } from '../../flyway/options'
import { RULE_IDS, RULES, type RuleId, type Severity } from '../rules'
import type { Constraint } from '../state/state'

/** What a scripts folder holds to. */
export type Settings = {
  /** Release of the scratch PostgreSQL. */
  postgres: number
  /** How Flyway is set where the scripts run. */
  flyway: FlywayOptions
  severities: Record<RuleId, Severity | 'off'>
  names: NameSettings
  comments: { on: CommentKind[]; partitions: boolean }
  timestamps: {
    /** Columns that every table has. */
    columns: string[]
    /** The form of a default that asks the clock, as it is recommended. */
    default: string
    /** The column that a trigger keeps, and the name of the trigger's function; null: any function. */
    updated: string
    function: string | null
  }
  grants: Record<string, Grant>
  columns: ColumnConvention[]
  exceptions: Exception[]
}

/** Templates with `{table}` and `{columns}`; null: names of this kind are not judged. */
export type NameSettings = Record<ConstraintKind | 'index', string | null> & {
  /** Regular expression of a file name between separator and suffix. */
  description: string
}

export type ConstraintKind = 'primary' | 'unique' | 'foreign' | 'check' | 'exclude' | 'notNull'

/** Which template is whose (pg_constraint.contype). */
export const CONSTRAINT_KINDS: Record<Constraint['type'], ConstraintKind> = {
  p: 'primary',
  u: 'unique',
  f: 'foreign',
  c: 'check',
  x: 'exclude',
  n: 'notNull',
}

export const COMMENT_KINDS = ['schema', 'table', 'view', 'column', 'type', 'function'] as const
export type CommentKind = (typeof COMMENT_KINDS)[number]

/** What a role may do beside USAGE on the schemas and SELECT on all their tables and views. */
export type Grant = {
  /** Columns that it may update, by `schema.table`. */
  update: Record<string, string[]>
}

/** Columns of one kind, known by their name, and the CHECK that they have. */
export type ColumnConvention = {
  name: string
  /** Regular expression of the column's name. */
  column: string
  /** pg_type.typcategory; null: any. */
  category: string | null
  /** Conditions with `{column}`, of which one must be part of a CHECK. */
  check: string[]
}

/** Findings that are none, where the script itself cannot say so: a comment would change its checksum. */
export type Exception = { rule: RuleId; file: string; reason: string }

const NUMBER = 'N'
const ARRAY = 'A'

/** The house's conventions (migrations/README.md). */
export const HOUSE: Settings = {
  postgres: 18,
  flyway: DEFAULT_OPTIONS,
  // Every rule has a severity: RULE_IDS holds all ids.
  severities: Object.fromEntries(RULE_IDS.map(id => [id, RULES[id].severity])) as Settings['severities'],
  names: {
    primary: '{table}_{columns}_pkey',
    unique: '{table}_{columns}_key',
    foreign: '{table}_{columns}_fkey',
    check: '{table}_{columns}_check',
    exclude: '{table}_{columns}_excl',
    notNull: null,
    index: '{table}_{columns}_idx',
    description: '[a-z0-9]+(_[a-z0-9]+)*',
  },
  comments: { on: [...COMMENT_KINDS], partitions: false },
  timestamps: {
    columns: ['created_at', 'updated_at'],
    default: "CURRENT_TIMESTAMP AT TIME ZONE 'UTC'",
    updated: 'updated_at',
    function: 'set_updated_at',
  },
  grants: {
    rear_diff: { update: { 'atp.training': ['label', 'human_labeled', 'anomalous', 'reviewed'] } },
  },
  columns: [
    { name: 'IMDB id', column: '(^|_)imdb_id$', category: 'S', check: ["{column} ~ '^tt[0-9]{7,8}$'"] },
    {
      name: 'rating',
      column: '(^|_)(rating|metascore|rt_score)$',
      category: NUMBER,
      check: ['{column} BETWEEN 0 AND 10', '{column} BETWEEN 0 AND 100'],
    },
    { name: 'year', column: '(^|_)year$', category: NUMBER, check: ['{column} BETWEEN 1850 AND 2100'] },
    {
      name: 'probability or normed feature',
      column: '(^|_)(probability|norm)$',
      category: NUMBER,
      check: ['{column} BETWEEN 0 AND 1'],
    },
    {
      name: 'money or count',
      column: '(^|_)(budget|revenue|votes|count)$',
      category: NUMBER,
      check: ['{column} >= 0', '{column} > 0'],
    },
    { name: 'array', column: '', category: ARRAY, check: ['cardinality({column})'] },
  ],
  exceptions: [],
}
