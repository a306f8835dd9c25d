import { z } from 'zod'
import { flywaySchema } from '../../config/flyway-schema'
import { line, list, mapping, whole } from '../../config/values'
import { RULE_IDS } from '../rules'
import { COMMENT_KINDS } from './settings'

const ruleId = z.enum(RULE_IDS, { error: `must be a rule: ${RULE_IDS.join(', ')}` })

const SEVERITY = 'must be error, warning or off'
const severity = z.enum(['error', 'warning', 'off'], { error: SEVERITY })

const rulesSchema = mapping(
  Object.fromEntries(RULE_IDS.map(id => [id, severity.nullish()])),
  'must be a mapping of rules to error, warning or off',
)

const TEMPLATE = 'must be a name with {table} and {columns} in it, or off'
const template = z
  .string({ error: TEMPLATE })
  .refine(text => text === 'off' || (text.includes('{table}') && text.includes('{columns}')), TEMPLATE)

const pattern = line('must be a regular expression').refine(isPattern, 'is no regular expression that is understood')

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

const FORMS = 'must be a list of conditions with {column} in them'

const conventionSchema = mapping({
  name: line().describe('What such columns are, for the message'),
  column: pattern.describe('Regular expression of their names'),
  type: z.enum(['text', 'number', 'array', 'time'], { error: 'must be text, number, array or time' }).nullish(),
  check: z
    .array(
      line().refine(text => text.includes('{column}'), FORMS),
      { error: FORMS },
    )
    .min(1, FORMS)
    .describe('Conditions, of which one must be part of a CHECK'),
})

/** `lint.yaml` beside the scripts; what it leaves out is the house's. */
export const settingsSchema = mapping(
  {
    postgres: whole(15, 18).nullish().describe('Release of the scratch PostgreSQL'),
    flyway: flywaySchema.nullish().describe('How Flyway is set where the scripts run'),
    rules: rulesSchema.nullish(),
    names: mapping({
      primary: template.nullish(),
      unique: template.nullish(),
      foreign: template.nullish(),
      check: template.nullish(),
      exclude: template.nullish(),
      notNull: template.nullish(),
      index: template.nullish(),
      description: pattern.nullish().describe('Regular expression of a file name between __ and .sql'),
    }).nullish(),
    comments: mapping({
      on: list
        .refine(kinds => kinds.every(kind => COMMENT_KINDS.some(known => known === kind)), {
          error: `must be some of ${COMMENT_KINDS.join(', ')}`,
        })
        .nullish(),
      partitions: z.enum(['true', 'false'], { error: 'must be true or false' }).nullish(),
    }).nullish(),
    timestamps: mapping({
      columns: list.nullish().describe('Columns that every table has'),
      updated: line().nullish().describe('The column that a trigger keeps'),
      function: line().nullish().describe('Name of the function of that trigger, without its schema; any: whichever'),
    }).nullish(),
    grants: z
      .record(
        z.string(),
        mapping({
          update: z.record(z.string(), list, { error: 'must be a mapping of schema.table to columns' }).nullish(),
        }).nullable(),
        { error: 'must be a mapping of roles' },
      )
      .nullish()
      .describe('Roles that use the schemas, read all their tables and views, and update the named columns alone'),
    columns: z.array(conventionSchema, { error: 'must be a list of conventions' }).nullish(),
    exceptions: z
      .array(mapping({ rule: ruleId, file: line(), reason: line('must say why') }), { error: 'must be a list' })
      .nullish()
      .describe('Findings of scripts that cannot be edited any more, a comment included'),
  },
  'must be a mapping',
)

export type WrittenSettings = z.output<typeof settingsSchema>
