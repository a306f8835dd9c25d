import type { AppliedMigration } from '../flyway/migration'
import type { RepairPlan } from '../flyway/repair'
import { addRow } from './add-row'
import type { Engine } from './engine'
import { nameOf } from './history-table'
import { sayError } from './say-error'

/** Takes failed rows out of the history table. */
export async function removeRows({ main, history }: Engine, rows: readonly AppliedMigration[]): Promise<void> {
  for (const { installedRank } of rows) {
    await main.query(`DELETE FROM ${nameOf(history)} WHERE "installed_rank" = $1`, [installedRank])
  }
}

/** Does to the rest of the history table what a repair has planned, and says each row that it marks or changes. */
export async function changeHistory(engine: Engine, { deleted, aligned }: RepairPlan): Promise<void> {
  const { main, history, print } = engine
  const name = nameOf(history)
  const head = (row: { version: string | null; description: string }, form: (version: string) => string) =>
    `Repairing Schema History table for ${row.version === null ? `description "${row.description}"` : `version ${form(row.version)}`}`
  for (const row of deleted) {
    print('info', `${head(row, version => `"${version}"`)} (Marking as DELETED)  ...`)
    await addRow(engine, { ...row, type: 'DELETE', executionTime: 0, success: true })
  }
  for (const { row, resolved } of aligned) {
    const { description, type, checksum } = resolved
    const values = `(Description: ${description}, Type: ${type}, Checksum: ${checksum})`
    print('info', `${head(row, version => version)} ${values}  ...`)
    // Flyway does not shorten a description here: one that is too long stops the repair.
    await main
      .query(`UPDATE ${name} SET "description" = $2, "type" = $3, "checksum" = $4 WHERE "installed_rank" = $1`, [
        ...[row.installedRank, description, type, checksum],
      ])
      .catch(sayError(`Unable to repair Schema History table ${name} for version ${row.version}`))
  }
}
