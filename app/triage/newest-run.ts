import { versionKey } from '@/lib/board/key'
import type { Server } from '@/lib/server'

/** Failed runs among which one of a migration is looked for. */
const LOOKED_AT = 100

/** The id of the newest failed run of a migration in an environment; null where none is known. */
export async function newestFailedRun(
  server: Pick<Server, 'runs'>,
  environment: string,
  key: string,
): Promise<string | null> {
  const { runs } = await server.runs({ environment, state: 'failed', limit: LOOKED_AT })
  return runs.find(({ failure }) => isOf(key, failure?.version ?? null))?.id ?? null
}

const isOf = (key: string, version: string | null) =>
  version !== null && /^\d+([._]\d+)*$/.test(version) && versionKey(version) === key
