import type { Settings } from '../settings/settings'
import { sqlName } from './sql-name'
import { type Column, isTable, type Relation } from './state'
import type { StateRule, Violation } from './violation'

const CLOCK =
  /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp|timeofday)\(\)|\b(CURRENT_TIMESTAMP|LOCALTIMESTAMP)\b/i
const ASKED = String.raw`(?:now\(\)|clock_timestamp\(\)|statement_timestamp\(\)|transaction_timestamp\(\)|CURRENT_TIMESTAMP(?:\(\d\))?)`
/** As PostgreSQL 15 to 18 print `… AT TIME ZONE 'UTC'` and `timezone('UTC', …)`. */
const HOUSE_FORMS = [
  new RegExp(String.raw`^\(${ASKED} AT TIME ZONE 'utc'::text\)$`, 'i'),
  new RegExp(String.raw`^timezone\('utc'::text, ${ASKED}\)$`, 'i'),
]
const TIMESTAMP = /^timestamp(\(\d\))? with(out)? time zone$/
const ZONED = /^timestamp(\(\d\))? with time zone$/

/** Whether a default has the form that takes the time in UTC. */
export const isUtcForm = (text: string): boolean => HOUSE_FORMS.some(form => form.test(text))

const WHY =
  'the house writes times as UTC in this one form; in a timestamptz column it is right only where the time zone of the ' +
  'session is UTC, as the scripts set it for the database'

/** Timestamp columns whose default asks the clock in another form. */
export const judgeTimestampDefaults: StateRule = ({ relations }, { timestamps }) =>
  columnsOf(relations).flatMap(({ relation, column }) => {
    const given = column.given ? null : column.default
    if (given === null || !TIMESTAMP.test(column.type) || !CLOCK.test(given) || isUtcForm(given)) return []
    const name = sqlName(relation.schema, relation.name, column.name)
    const message = `the default of ${name} is ${given}: write DEFAULT (${timestamps.default}) (${WHY})`
    return [violationOf('timestamp-default', `${column.id} ${given}`, column.name, message)]
  })

const columnsOf = (relations: Relation[]) =>
  relations.filter(isTable).flatMap(relation => relation.columns.map(column => ({ relation, column })))

const violationOf = (rule: Violation['rule'], key: string, column: string, message: string): Violation => ({
  rule,
  key,
  subject: { kind: 'column', column },
  message,
})

/** Tables without one of the columns that every table has, and such columns of another kind. */
export const judgeTimestampColumns: StateRule = ({ relations }, { timestamps }) =>
  relations.filter(isTable).flatMap(relation =>
    timestamps.columns.flatMap(name => {
      const problem = problemOf(relation.columns.find(column => column.name === name))
      if (problem === null) return []
      const shown = sqlName(relation.schema, relation.name)
      const write = `${sqlName(name)} TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT (${timestamps.default})`
      const message = `${shown} ${problem === '' ? `has no ${name}` : `has ${name} ${problem}`}: write ${write}`
      return [violationOf('timestamp-columns', `${relation.id} ${name}`, name, message)]
    }),
  )

/** What is wrong with one of them; empty when it is not there. */
function problemOf(column: Column | undefined): string | null {
  if (!column) return ''
  if (!ZONED.test(column.type)) return `as ${column.type}`
  if (!column.notNull) return 'that may be NULL'
  // A default of another form is timestamp-default's.
  return column.default === null || !(isUtcForm(column.default) || CLOCK.test(column.default))
    ? 'without its default'
    : null
}

/** The house form in a timestamptz column, where the scripts leave the database's time zone as it happens to be. */
export const judgeTimeZone: StateRule = ({ relations, zones }, _settings: Settings) => {
  const isUtc = (zone: string) => /^(utc|etc\/utc|gmt|zulu|universal)$/i.test(zone)
  const wrong = zones
    .filter(({ zone }) => !isUtc(zone))
    .map(({ role, zone }): Violation => {
      const whose = role === null ? 'the database' : `the role ${sqlName(role)}`
      const message = `the time zone of ${whose} is set to ${zone}, where the timestamp defaults are wrong by its offset: set it to 'UTC'`
      return { rule: 'database-time-zone', key: whose, subject: { kind: 'object' }, message }
    })
  if (zones.some(({ role }) => role === null)) return wrong
  // The oldest stays the first, whatever is made after it.
  const first = columnsOf(relations)
    .filter(({ column }) => ZONED.test(column.type) && isUtcForm(column.default ?? ''))
    .sort((a, b) => Number(a.relation.id) - Number(b.relation.id))
  return [...wrong, ...first.slice(0, 1).map(({ relation, column }) => unsetZone(relation, column))]
}

const SET_ZONE =
  "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), 'UTC'); END $$;"

function unsetZone({ schema, name }: Relation, column: Column): Violation {
  const message =
    `the default of ${sqlName(schema, name, column.name)} is right only where the time zone of the session is UTC, and ` +
    `no script sets it for the database: write, before the first table, ${SET_ZONE}`
  return { rule: 'database-time-zone', key: 'unset', subject: { kind: 'column', column: column.name }, message }
}
