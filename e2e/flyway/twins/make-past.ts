import { type Case, type Files, historyOf, type Options, optionsOfPast } from '../cases/case'
import type { RealFlyway } from '../real-flyway'
import { type Place, settingsAt } from './settings-at'
import type { Twin } from './twin'
import { writeFiles } from './write-files'

/** Migrates a database. */
export type Migrate = (place: Place, options: Options) => Promise<unknown>

/** Migrates with Flyway itself. */
export const migrateWith =
  (real: RealFlyway): Migrate =>
  (place, options) =>
    real.ask(['migrate'], settingsAt(place, options))

/** Brings databases into the past of a case, changes what the runs left alike, and writes the files of the present. */
export async function makePast(migrate: Migrate, twins: Twin[], one: Case, folder: string): Promise<void> {
  if (one.before !== '') await Promise.all(twins.map(twin => before(twin, one)))
  if (Object.keys(one.past).length > 0) await applied(migrate, twins, one, folder, one.past)
  if (one.late) await applied(migrate, twins, one, folder, one.late)
  if (Object.keys(one.past).length > 0) await Promise.all(twins.map(twin => change(twin, one)))
  await writeFiles(folder, one.files, one.latin1)
}

async function before({ client }: Twin, one: Case): Promise<void> {
  const schema = client.escapeIdentifier(historyOf(one).schema)
  await client.query(
    `CREATE SCHEMA IF NOT EXISTS ${schema}; SET search_path TO ${schema}; ${one.before}; SET search_path = ''`,
  )
}

async function applied(migrate: Migrate, twins: Twin[], one: Case, folder: string, files: Files): Promise<void> {
  await writeFiles(folder, files, one.latin1)
  const options = { ...optionsOfPast(one), outOfOrder: files === one.late }
  for (const { url } of twins) await migrate({ url, folder }, options)
}

/** A change that the table refuses changes nothing, in both alike. */
async function change({ client }: Twin, one: Case): Promise<void> {
  const { schema, table } = historyOf(one)
  const [quotedSchema, quotedTable] = [schema, table].map(name => client.escapeIdentifier(name))
  for (const sql of one.changes) {
    await client.query(sql.replace(/\bhistory\b/g, `${quotedSchema}.${quotedTable}`)).catch(() => {})
  }
}
