import type { ScriptFile } from '../flyway/migration'
import { type Resolved, resolveScripts } from '../flyway/resolve'
import type { SettledOptions } from './options-of'

type Shared = { files: WeakRef<readonly ScriptFile[]>; settings: string; resolved: WeakRef<Resolved> }

/** As many lists of scripts are compared with a new one; a board has about as many as it has projects. */
const REMEMBERED = 64
const shared: Shared[] = []

/**
 * The scripts of an environment as Flyway takes them. Environments often ship the very same scripts, each in files of its
 * own; they then share one result.
 */
export function resolveFiles(files: readonly ScriptFile[], { options, unknownPlaceholders }: SettledOptions): Resolved {
  const settings = JSON.stringify([options, unknownPlaceholders])
  const known = shared.find(entry => entry.settings === settings && areEqual(entry.files.deref(), files))
  const found = known?.resolved.deref()
  if (found) return found
  const resolved = resolveScripts(files, options, { unknownPlaceholders, placeOf: placeIn(options.locations) })
  shared.unshift({ files: new WeakRef(files), settings, resolved: new WeakRef(resolved) })
  shared.splice(REMEMBERED)
  return resolved
}

function areEqual(before: readonly ScriptFile[] | undefined, now: readonly ScriptFile[]): boolean {
  if (before?.length !== now.length) return false
  return before.every((file, index) => {
    const { path, text, conf, problem } = now[index] ?? file
    return file.path === path && file.text === text && file.conf === conf && file.problem === problem
  })
}

/** Where Flyway's texts say that a script lies; of several locations nobody here knows which one holds it. */
function placeIn(locations: readonly string[]): (file: ScriptFile) => string {
  const [only = '', ...others] = locations
  const folder = others.length > 0 ? '' : only.replace(/^(filesystem|classpath):/, '')
  return ({ path }) => (folder === '' || folder.endsWith('/') ? folder + path : `${folder}/${path}`)
}
