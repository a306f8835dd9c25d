import { EventEmitter, once } from 'node:events'
import type { Scripts } from '../../lib/board/observation'
import { resolveFiles } from '../../lib/board/resolve-files'
import { computeInfo } from '../../lib/flyway/info'
import type { Info } from '../../lib/flyway/migration'
import { DEFAULT_OPTIONS } from '../../lib/flyway/options'
import { connectHistory, readHistory } from '../../lib/sources/history'
import { watchFolder } from '../../lib/sources/scripts-folder'
import type { Place } from './flyway-world'

export type BoardInfo = { read: () => Promise<Info>; stop: () => Promise<void> }

/**
 * `info` as the board has it: its connection stays open, the folder tells when a script changed, and the history table is
 * read anew for each answer.
 */
export async function startBoardInfo({ url, schema, folder }: Place): Promise<BoardInfo> {
  const stopping = new AbortController()
  const pool = connectHistory({ url })
  const read: { scripts: Scripts | null } = { scripts: null }
  const told = new EventEmitter()
  const watching = watchFolder(
    { folder },
    {
      scripts: scripts => {
        read.scripts = scripts
        told.emit('scripts')
      },
      failure: error => told.emit('error', error),
    },
    { signal: stopping.signal, everyMs: 5_000 },
  )
  await once(told, 'scripts')
  const options = { ...DEFAULT_OPTIONS, schemas: [schema], locations: [`filesystem:${folder}`] }
  const settled = { options, conflicts: [], unknownPlaceholders: [], hidden: [] }
  return {
    async read() {
      const { rows } = await readHistory(pool, { schema, table: options.table })
      const { migrations } = resolveFiles(read.scripts?.files ?? [], settled)
      return computeInfo({ migrations, rows, options })
    },
    async stop() {
      stopping.abort()
      await watching
      await pool.end()
    },
  }
}
