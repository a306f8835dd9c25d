import type { Engine } from './engine'
import { nameOf, notThere } from './history-table'
import { sayError } from './say-error'

/** What a run writes of one migration; rank, user and time are added. */
export type NewRow = {
  version: string | null
  description: string
  type: string
  script: string
  checksum: number | null
  executionTime: number
  success: boolean
}

/** A script has dropped it. */
const UNDEFINED_TABLE = '42P01'
const LONGEST_DESCRIPTION = 200
const LONGEST_SCRIPT = 1000

/** Writes one row, with the rank after the last one (JdbcTableSchemaHistory.doAddAppliedMigration). */
export async function addRow({ main, history, options, role, print }: Engine, row: NewRow): Promise<void> {
  const name = nameOf(history)
  const values = [
    row.type === 'SCHEMA' ? 0 : 1,
    row.version,
    shortened(row.description),
    row.type,
    shortenedScript(row.script),
    row.checksum,
    options.installedBy ?? role,
    row.executionTime,
    row.success,
  ]
  const insert = `INSERT INTO ${name} ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success")
    VALUES ((SELECT coalesce(max("installed_rank") + 1, $1) FROM ${name}), $2, $3, $4, $5, $6, $7, $8, $9)`
  const head = `Unable to insert row for version '${row.version}' in Schema History table ${name}`
  await main.query(insert, values).catch(error => {
    if (error.code === UNDEFINED_TABLE) print('info', notThere(history))
    return sayError(head)(error)
  })
}

function shortened(text: string): string {
  return text.length <= LONGEST_DESCRIPTION ? text : `${text.slice(0, LONGEST_DESCRIPTION - 3)}...`
}

/** The end of a path says more than its beginning. */
function shortenedScript(text: string): string {
  return text.length <= LONGEST_SCRIPT ? text : `...${text.slice(3, LONGEST_SCRIPT)}`
}
