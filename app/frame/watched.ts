import type { Board, Environment } from '@/lib/board/schema'

/** What a page beside the board hangs on: the newest runs of all environments or of one, and one migration. */
export type Watched = { environment?: string; migration?: string }

/** Changes when, and only when, something of the board has changed that the page shows. */
export function signatureOf(board: Board, { environment, migration }: Watched): string {
  return JSON.stringify(
    board.environments
      .filter(({ name }) => environment === undefined || name === environment)
      .map(({ run, migrations }) => [
        runOf(run),
        migration === undefined ? null : migrations.filter(({ key }) => key === migration),
      ]),
  )
}

/** The board as a page needs it on its first picture: a page that shows one migration carries no others along. */
export const withoutMigrations = (board: Board, { migration }: Watched): Board => ({
  ...board,
  environments: board.environments.map(environment => ({
    ...environment,
    migrations: environment.migrations.filter(({ key }) => key === migration),
  })),
})

/** A run less what changes with each line of its log: the log itself tells that. */
function runOf(run: Environment['run']) {
  if (run === null) return null
  const { lastLine: _line, log, ...rest } = run
  return { ...rest, completeness: log.completeness }
}
