import type { Problem } from '../finding'
import { sqlName } from '../state/sql-name'
import type { Failed } from './failed-script'
import type { Runs } from './run-scripts'
import { runOutside } from './scratch-folder'
import { withSession } from './watch-statements'

const UNSAFE_NEW_ENUM_VALUE = '55P04'
const ACTIVE_SQL_TRANSACTION = '25001'
const UNDEFINED_OBJECT = '42704'

/** Clears what a script stumbled over, so that what comes after it is judged, too; null: it cannot be cleared. */
export async function clearObstacle(failed: Failed, on: Runs): Promise<Problem[] | null> {
  switch (failed.code) {
    case UNSAFE_NEW_ENUM_VALUE:
      return runAgainOutside(failed, on, { rule: 'enum-before-use', message: enumMessage(failed) })
    case ACTIVE_SQL_TRANSACTION:
      return runAgainOutside(failed, on, { rule: 'non-transactional', message: outsideMessage(failed) })
    case UNDEFINED_OBJECT:
      return makeRole(failed, on)
    default:
      return null
  }
}

async function runAgainOutside(
  { file, line, column }: Failed,
  { scripts, scratch }: Runs,
  told: Pick<Problem, 'rule' | 'message'>,
): Promise<Problem[] | null> {
  const script = scripts.find(({ path }) => path === file)
  if (!script) return null
  await runOutside(scratch.folder, script)
  return [{ file, line, column, ...told }]
}

const enumMessage = ({ message }: Failed) =>
  `${message.split('. ')[0]}: a value cannot be used in the transaction that adds it (SQLSTATE 55P04). ` +
  'Move ALTER TYPE … ADD VALUE to a version of its own before this one'

const outsideMessage = ({ file, message }: Failed) =>
  `${message}, and Flyway does not know it (SQLSTATE 25001): give it a file of its own, and executeInTransaction=false in ${file}.conf beside it`

/** Roles belong to the cluster: one whose rights are judged may have been made by hand. */
async function makeRole({ message }: Failed, { settings, scratch }: Runs): Promise<Problem[] | null> {
  const [, role] = /^role "(.+?)" does not exist/.exec(message) ?? []
  if (role === undefined || !Object.hasOwn(settings.grants, role)) return null
  await withSession(scratch.url, session => session.query(`CREATE ROLE ${sqlName(role)} NOLOGIN`))
  return []
}
