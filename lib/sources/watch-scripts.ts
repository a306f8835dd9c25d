import type { Scripts } from '../board/observation'
import { SourceError } from '../errors'

/** Who is told: of the scripts at each reading that went well, because that confirms them, and of each that did not. */
export type ScriptsListener = { scripts: (scripts: Scripts) => void; failure: (error: SourceError) => void }

/** Reads once and tells what came of it. */
export async function tellReading(
  read: () => Promise<Scripts>,
  nameError: (cause: unknown) => SourceError,
  on: ScriptsListener,
  signal: AbortSignal,
): Promise<boolean> {
  const answer = await read().catch(nameError)
  if (signal.aborted) return false
  if (answer instanceof SourceError) on.failure(answer)
  else on.scripts(answer)
  return !(answer instanceof SourceError)
}
