import type { Compatibility } from './options'

const COMMANDS = ['Clean', 'Migrate', 'Undo', 'Validate', 'Baseline', 'Repair', 'Info']

const around = (name: string) => [`before${name}`, `after${name}`, `after${name}Error`]

/** The events that a file can be named after in the newest Flyway: `afterMigrate.sql`, `beforeEachMigrate__log.sql` (Event). */
export const CALLBACK_EVENTS: readonly string[] = [
  ...COMMANDS.flatMap(around),
  ...COMMANDS.map(name => `after${name}OperationFinish`),
  ...['EachMigrate', 'EachMigrateStatement', 'EachUndo', 'EachUndoStatement'].flatMap(around),
  'afterMigrateApplied',
  'afterVersioned',
  'beforeRepeatables',
  'beforeCreateSchema',
  'createSchema',
  'beforeConnect',
  'afterConnect',
]

/** Names that were none before 13, before 11 and before 10; measured with 11.20.0, 10.22.0 and 9.22.3. */
const SINCE_13 = ['afterValidateOperationFinish', 'afterRepairOperationFinish', 'afterBaselineOperationFinish']
const SINCE_11 = [...SINCE_13, 'afterConnect']
const SINCE_10 = [...SINCE_11, 'beforeCreateSchema']

const NOT_YET: Record<Compatibility, readonly string[]> = {
  '9.22': SINCE_10,
  '10.22': SINCE_11,
  '11.20': SINCE_13,
  '13': [],
}

/** Whether a file can be named after an event in this Flyway. */
export function isEventOf(event: string, compatibility: Compatibility): boolean {
  return !NOT_YET[compatibility].includes(event)
}
