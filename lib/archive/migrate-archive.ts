import { DEFAULT_OPTIONS } from '../flyway/options'
import { parseJdbcUrl } from '../runner/jdbc-url'
import { migrate } from '../runner/migrate'
import { ArchiveError, archiveErrorOf } from './archive-error'

/** The schema of the archive in the board's own database, which may hold others' schemas, too. */
export const SCHEMA = 'instrument_cluster'

/**
 * Brings the archive's schema to the state of its scripts, with the built-in engine and its advisory lock, so that
 * boards that start together do it once.
 */
export async function migrateArchive(url: string, folder: string): Promise<void> {
  const server = parseJdbcUrl(url, null, null)
  if (!server) throw new ArchiveError("The board's own database has no address that can be read", false, null)
  const said: string[] = []
  const outcome = await migrate({
    server: { ...server, applicationName: 'instrument-cluster archive' },
    options: {
      ...DEFAULT_OPTIONS,
      defaultSchema: SCHEMA,
      schemas: [SCHEMA],
      locations: [`filesystem:${folder}`],
      failOnMissingLocations: true,
    },
    cwd: folder,
    print: (_level, message) => said.push(message),
  })
  if (outcome.ok) return
  const { cause, message } = archiveErrorOf(outcome.failure)
  throw new ArchiveError(`${message}; its schema ${SCHEMA} could not be migrated`, false, cause)
}
