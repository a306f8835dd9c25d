import type { FlywayOptions } from '../../../lib/flyway/options'

/** Texts by their path in the folder of a case. */
export type Files = Record<string, string>

export type Options = Partial<FlywayOptions>

/** What both engines are asked to do, after `info` and `validate`. */
export type Work = 'migrate' | 'repair'

/** A world of scripts and history, and the settings under which both engines are asked. Plain JSON. */
export type Case = {
  /** What the case is about. */
  theme: string
  /** SQL for a database that is not empty when Flyway comes. */
  before: string
  /** What real Flyway applies first; empty for a database that nobody migrated. */
  past: Files
  /** What it then finds in place of that, and applies out of order; null when it comes but once. */
  late: Files | null
  /** SQL by which the history is changed then; `history` is the table. */
  changes: string[]
  /** The files that both engines are asked about. */
  files: Files
  /** Whether the files are written in ISO 8859-1. */
  latin1: boolean
  /** Locations are folders of the case. */
  options: Options
  work: Work[]
}

/** Settings by which a history and its scripts are found and named: the past has them too. */
const OF_PAST = [
  ...([
    'table',
    'schemas',
    'defaultSchema',
    'locations',
    'sqlMigrationPrefix',
    'repeatableSqlMigrationPrefix',
  ] as const),
  ...([
    'baselineMigrationPrefix',
    'sqlMigrationSeparator',
    'sqlMigrationSuffixes',
    'encoding',
    'detectEncoding',
  ] as const),
  ...(['placeholders', 'placeholderPrefix', 'placeholderSuffix', 'placeholderSeparator'] as const),
]

/** The options under which the past of a case came to be. */
export function optionsOfPast({ options, before }: Case): Options {
  const kept = Object.entries(options).filter(([name]) => (OF_PAST as string[]).includes(name))
  return { ...Object.fromEntries(kept), ...(before !== '' && { baselineOnMigrate: true, baselineVersion: '2' }) }
}

/** The schemas of a case, the default one first, and its history table. */
export function historyOf({ options }: Case): { schema: string; table: string } {
  const { defaultSchema, schemas = ['app'], table = 'flyway_schema_history' } = options
  return { schema: defaultSchema ?? schemas[0] ?? 'public', table }
}
