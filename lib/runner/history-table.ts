import pg from 'pg'
import type { AppliedMigration } from '../flyway/migration'
import { quoted } from '../flyway/quoted'
import { sayError } from './say-error'

/** The schema history table of one run. */
export type HistoryTable = { schema: string; table: string }

/** Its name in SQL and in Flyway's texts. */
export const nameOf = ({ schema, table }: HistoryTable) => quoted(schema, table)

/** What is said of one that is not there. */
export const notThere = (history: HistoryTable) => `Schema history table ${nameOf(history)} does not exist yet`

/** Whether it is there. A view or a partitioned table of that name is not it. */
export async function historyExists(client: pg.Client, { schema, table }: HistoryTable): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind = 'r') AS there`,
    [schema, table],
  )
  return rows[0]?.there ?? false
}

/** In Flyway's own order: where the server finds something wrong, it names the position. */
const COLUMNS = `/*NO LOAD BALANCE*/
SELECT "installed_rank","version","description","type","script","checksum","installed_on","installed_by","execution_time","success"`

type Row = Pick<AppliedMigration, 'version' | 'description' | 'type' | 'script' | 'checksum' | 'success'> & {
  installed_rank: number
  installed_on: string
  installed_by: string
  execution_time: number
}

/** A time stays the text of the server: it has no zone. */
const AS_WRITTEN: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === pg.types.builtins.TIMESTAMP ? String : pg.types.getTypeParser(type, format),
}

const BEFORE_ALL = -1

/** Its rows after this rank, in the order in which they were written. */
export async function readHistory(
  client: pg.Client,
  history: HistoryTable,
  after: number = BEFORE_ALL,
): Promise<AppliedMigration[]> {
  const head = `Error while retrieving the list of applied migrations from Schema History table ${nameOf(history)}`
  const text = `${COLUMNS} FROM ${nameOf(history)} WHERE "installed_rank" > ${after} ORDER BY "installed_rank"`
  const { rows } = await client.query<Row>({ text, types: AS_WRITTEN }).catch(sayError(head))
  return rows.map(appliedOf)
}

function appliedOf({ installed_rank, installed_on, installed_by, execution_time, ...row }: Row): AppliedMigration {
  const when = { installedOn: installed_on, executionTime: execution_time }
  return { ...row, ...when, installedRank: installed_rank, installedBy: installed_by }
}
