import type { Failure } from '../../board/schema'
import { CONCURRENCY } from './concurrency'
import { CONSTRAINTS } from './constraints'
import type { Entry } from './entry'
import { FLYWAY } from './flyway'
import { MISSING } from './missing'
import { OBJECTS } from './objects'
import { SERVER } from './server'
import { VALUES } from './values'

/** Everything that the dictionary knows. */
export const DICTIONARY: readonly Entry[] = [
  ...VALUES,
  ...CONSTRAINTS,
  ...MISSING,
  ...OBJECTS,
  ...CONCURRENCY,
  ...SERVER,
  ...FLYWAY,
]

/** What a failure is looked up by. */
export type Symptoms = Pick<Failure, 'sqlState' | 'message' | 'detail'>

/**
 * The entry of a failure; null where none fits. What Flyway says goes first, since an SQLSTATE behind it is only its
 * cause; then what the server said when it ended the session; then PostgreSQL's code. What Kubernetes says of a container
 * is told by the board itself (lib/board/causes).
 */
export function entryOf({ sqlState, message, detail }: Symptoms): Entry | null {
  const broken = sqlState?.startsWith('08') ? detail : null
  return (
    DICTIONARY.find(({ said }) => said?.test(message)) ??
    DICTIONARY.find(({ lastWord }) => broken !== null && lastWord?.test(broken)) ??
    DICTIONARY.find(({ sqlStates }) => sqlState !== null && sqlStates.includes(sqlState)) ??
    null
  )
}
