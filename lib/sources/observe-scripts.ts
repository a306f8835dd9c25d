import type { ObservedScript, Scripts } from '../board/observation'
import type { ScriptText } from './decode-script'

/** A file of a location and what came of reading it. */
export type ReadFile = ScriptText & { path: string }

/** Where scripts are from: nulls for a folder. */
export type Place = Pick<Scripts, 'ref' | 'commit'>

const SETTINGS = '.conf'

/**
 * Makes an environment's scripts of its files: by path, each with the text of `<file>.conf` beside it. A script with the
 * same text keeps since when it was seen, one that did not change at all its identity, and the whole its own.
 */
export function observeScripts(read: ReadFile[], place: Place, known: Scripts | null, now: Date): Scripts {
  const texts = new Map(read.map(file => [file.path, file]))
  const before = new Map(known?.files.map(file => [file.path, file]))
  const files = read
    .filter(({ path }) => !(path.endsWith(SETTINGS) && texts.has(path.slice(0, -SETTINGS.length))))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(file => observe(file, texts.get(file.path + SETTINGS)?.text ?? null, before.get(file.path), now))
  if (!known) return { ...place, files }
  const isSame = files.length === known.files.length && files.every((file, index) => file === known.files[index])
  if (!isSame) return { ...place, files }
  return known.ref === place.ref && known.commit === place.commit ? known : { ...place, files: known.files }
}

function observe(
  { path, text, problem }: ReadFile,
  conf: string | null,
  known: ObservedScript | undefined,
  now: Date,
): ObservedScript {
  const isSameText = known?.text === text && known.problem === problem
  if (isSameText && known.conf === conf) return known
  return { path, text, conf, problem, seenAt: isSameText ? known.seenAt : now.toISOString() }
}
