import type { Settings } from '../settings/settings'
import { judgeColumnChecks } from './column-check'
import { judgeComments } from './comment'
import { judgeCollisions, judgeConstraintNames } from './constraint-name'
import { judgeExcessGrants } from './excess-grants'
import { judgeForeignKeyIndexes } from './foreign-key-index'
import { judgeMissingGrants } from './grants'
import { judgeIndexNames } from './index-name'
import { judgeRequiredColumns } from './required-column'
import { judgeSchemaNames } from './schema-name'
import type { State } from './state'
import { judgeTimestampColumns, judgeTimestampDefaults, judgeTimeZone } from './timestamps'
import { judgeUpdatedAt } from './updated-at'
import { judgeValidated } from './validated'
import type { Births, StateRule, Violation } from './violation'

const RULES: StateRule[] = [
  ...[judgeConstraintNames, judgeCollisions, judgeIndexNames, judgeComments, judgeSchemaNames],
  ...[judgeTimestampDefaults, judgeTimestampColumns, judgeTimeZone, judgeUpdatedAt],
  ...[judgeForeignKeyIndexes, judgeValidated, judgeMissingGrants, judgeExcessGrants],
  ...[judgeRequiredColumns, judgeColumnChecks],
]

/** All that one state breaks, by rule and key. */
export function judge(state: State, settings: Settings, births: Births): Map<string, Violation> {
  const found = RULES.flatMap(rule => rule(state, settings, births)).filter(
    ({ rule }) => settings.severities[rule] !== 'off',
  )
  return new Map(found.map(violation => [`${violation.rule} ${violation.key}`, violation]))
}
