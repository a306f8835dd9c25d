const COMMANDS = ['Clean', 'Migrate', 'Undo', 'Validate', 'Baseline', 'Repair', 'Info']

const around = (name: string) => [`before${name}`, `after${name}`, `after${name}Error`]

/** The events that a file can be named after: `afterMigrate.sql`, `beforeEachMigrate__log.sql` (Event, 9.22 to 13). */
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
]
