import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/start'

/** Where the board's own database lies when none is configured. */
const FOLDER = '.data/board'
const DATABASE = 'board'

/** Unlike a database for tests, it is there to be kept: it has to outlive a power cut. */
const FLAGS = ['fsync=on', 'full_page_writes=on', 'max_connections=20'].flatMap(setting => ['-c', setting])

export type OwnDatabase = { url: string; stop: () => Promise<void> }

/**
 * Starts the board's own PostgreSQL under `.data/`. Where that cannot be – no binaries for this platform, no user that
 * may run it – the board goes on without, and says so: then logs live as long as the process.
 */
export async function startOwnDatabase(say: (line: string) => void): Promise<OwnDatabase | null> {
  try {
    const postgres: EmbeddedPostgres = await startEmbeddedPostgres({ dir: FOLDER, databases: [DATABASE], flags: FLAGS })
    return { url: postgres.url(DATABASE), stop: postgres.stop }
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error)
    say(`The board's own database could not be started in ${FOLDER} (${reason}).`)
    say('Runs and logs are kept in memory alone. BOARD_DATABASE_URL may name a PostgreSQL to keep them in.')
    return null
  }
}
