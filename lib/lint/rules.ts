export type Severity = 'error' | 'warning'

type Rule = {
  severity: Severity
  /** What it asks for, in one sentence. */
  asks: string
}

/** All rules by their ids: what findings, settings and excuses call them. */
export const RULES = {
  'file-name': { severity: 'error', asks: 'A script is named V{n}__{snake_case}.sql or R__{snake_case}.sql.' },
  'version-gap': { severity: 'error', asks: 'Whole versions follow each other; a decimal stands after its whole one.' },
  'version-duplicate': { severity: 'error', asks: 'No version and no repeatable stands twice: Flyway refuses both.' },
  'version-order': { severity: 'error', asks: 'A new whole version is above all that the git base has.' },
  'applied-script': {
    severity: 'error',
    asks: 'A versioned script that the git base has is not edited, renamed or deleted.',
  },
  encoding: { severity: 'error', asks: 'A script is UTF-8 without a byte order mark.' },
  'line-end': { severity: 'error', asks: 'Lines end with a line feed alone.' },
  tab: { severity: 'error', asks: 'There are no tabs outside COPY data.' },
  'final-newline': { severity: 'error', asks: 'The last line ends with a line feed.' },
  'psql-command': { severity: 'error', asks: 'There are no psql commands: Flyway does not know them.' },
  'if-not-exists': {
    severity: 'error',
    asks: 'A version makes what is not there; IF NOT EXISTS would hide a difference.',
  },
  'transaction-control': { severity: 'error', asks: 'Flyway begins and ends the transaction, a script does not.' },
  'non-transactional': {
    severity: 'error',
    asks: 'What cannot run in a transaction has a file of its own, with the settings that it needs.',
  },
  'enum-before-use': { severity: 'error', asks: 'A value is added to an enum in an earlier file than its first use.' },
  'does-not-apply': { severity: 'error', asks: 'Every script applies to an empty database, one after the other.' },
  'constraint-name': { severity: 'error', asks: 'A constraint is named {table}_{columns}_{type}.' },
  'name-collision': { severity: 'warning', asks: 'Names that PostgreSQL cuts at 63 bytes stay different.' },
  'index-name': { severity: 'error', asks: 'An index that no constraint made is named {table}_{columns}_idx.' },
  comment: { severity: 'error', asks: 'Schemas, tables, views, their columns, types and functions have a comment.' },
  'timestamp-default': { severity: 'error', asks: "A default that asks the clock has the house's UTC form." },
  'timestamp-columns': { severity: 'error', asks: 'Every table has created_at and updated_at, timestamptz NOT NULL.' },
  'database-time-zone': {
    severity: 'error',
    asks: 'The scripts set the time zone of the database to UTC, none to another.',
  },
  'updated-at-trigger': { severity: 'error', asks: 'A table with updated_at has the trigger that keeps it.' },
  'foreign-key-index': {
    severity: 'error',
    asks: "An index, valid and of all rows, leads with a foreign key's columns.",
  },
  'not-validated': { severity: 'error', asks: 'A constraint that was added NOT VALID is validated in the end.' },
  'grant-missing': { severity: 'error', asks: 'The configured roles have the rights that they need.' },
  'grant-excess': { severity: 'error', asks: 'The configured roles have no other rights.' },
  'required-column': {
    severity: 'error',
    asks: 'What was enough for a row stays enough: a new column is nullable or has a default.',
  },
  'column-check': { severity: 'error', asks: 'A column of a known kind has the CHECK of its kind.' },
  'schema-name': { severity: 'error', asks: "Nothing lands in Flyway's own schema when the scripts have one." },
  excuse: { severity: 'error', asks: 'An excuse names a rule, gives a reason, and is needed.' },
} as const satisfies Record<string, Rule>

export type RuleId = keyof typeof RULES

/** All ids, in the order of the table. */
// The keys of a constant are its own: no other can be there.
export const RULE_IDS = Object.keys(RULES) as RuleId[]

/** Whether a text is the id of a rule. */
export const isRule = (text: string): text is RuleId => Object.hasOwn(RULES, text)
