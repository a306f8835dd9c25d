import { parseScriptConfig } from '../../flyway/script-config'
import type { Statement } from '../../flyway/statement'
import type { Problem } from '../finding'
import type { Script } from '../script'
import type { Settings } from '../settings/settings'
import { placed } from './statements'
import type { Lexed } from './tokens'

const WAITS = /^(CREATE( UNIQUE)?|DROP) INDEX CONCURRENTLY( |$)/

/**
 * Statements that Flyway takes out of its transaction: it refuses a file that has others, too, and one that waits for
 * all transactions waits for ever for the one that holds Flyway's lock.
 */
export function checkNonTransactional(script: Script, { statements }: Lexed, { flyway }: Settings): Problem[] {
  const mixed = statements.some(({ transactional }) => transactional)
  const forced = parseScriptConfig(script.conf).executeInTransaction ?? (flyway.executeInTransaction ? null : false)
  return statements
    .filter(({ transactional }) => !transactional)
    .flatMap(statement => {
      const reasons = [
        ...(mixed && forced === null && !flyway.mixed
          ? [`${shown(statement)} cannot run in a transaction, the rest of the file does: give it a file of its own`]
          : []),
        ...(flyway.transactionalLock && WAITS.test(statement.keywords) ? [lockMessage(statement)] : []),
      ]
      return reasons.length === 0 ? [] : [placed(script, statement, 'non-transactional', reasons.join('; '))]
    })
}

const shown = ({ keywords }: Statement) =>
  /^.*? CONCURRENTLY|^\w+( SYSTEM| DATABASE| TABLESPACE| SUBSCRIPTION| ALL)?/.exec(keywords)?.[0]

const lockMessage = (statement: Statement) =>
  `${shown(statement)} waits for ever for Flyway's own lock: set flyway.postgresql.transactional.lock=false where it runs, ` +
  'and say so in lint.yaml (flyway: postgresql.transactional.lock: false)'
