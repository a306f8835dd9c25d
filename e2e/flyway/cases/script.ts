import { DEFAULT_OPTIONS } from '../../../lib/flyway/options'
import type { Body } from './bodies'
import type { Files, Options } from './case'

/** A script before its name is written out. */
export type Script = {
  kind: 'V' | 'B' | 'R' | 'callback'
  /** The event of a callback; empty for a repeatable. */
  version: string
  description: string
  body: Body
  /** Added at the end, so that the checksum is another. */
  edit: string
  /** Below the location, with a slash at its end. */
  folder: string
  /** `.sql.conf` beside it. */
  conf: string | null
}

const NONE = { description: 'd', edit: '', folder: '', conf: null }

/** A versioned script. */
export const versioned = (version: string, body: Body, more: Partial<Script> = {}): Script => ({
  ...{ ...NONE, kind: 'V', version, body },
  ...more,
})

/** A baseline script. */
export const baseline = (version: string, body: Body): Script => ({ ...versioned(version, body), kind: 'B' })

/** A repeatable script. */
export const repeatable = (description: string, body: Body, more: Partial<Script> = {}): Script => ({
  ...{ ...NONE, kind: 'R', version: '', description, body },
  ...more,
})

/** A callback that tells that it was called. */
export const callback = (event: string, body: Body, description = ''): Script => ({
  ...{ ...NONE, kind: 'callback', version: event, description, body },
})

/** The scripts as files, named and with placeholders as the options say. */
export function filesOf(scripts: readonly Script[], given: Options): Files {
  const files: Files = {}
  for (const script of scripts) {
    const path = `${folderOf(given, script)}${nameOf(script, given)}`
    files[path] = written(script.body(objectName(script)) + script.edit, given)
    if (script.conf !== null) files[`${path}.conf`] = script.conf
  }
  return files
}

/** Callbacks lie mostly in their own location, and scripts in the first one that is there; what has a folder of its own, in it. */
function folderOf(
  { locations = ['sql'], callbackLocations = [] }: Options,
  { folder, kind, description }: Script,
): string {
  if (kind === 'callback' && description !== 'a' && callbackLocations.includes('calls')) return 'calls/'
  const there = locations.filter(location => location !== 'missing')
  const [first = 'sql', second = first] = there
  return folder === '' ? `${first}/` : `${second}/${folder}`
}

function nameOf({ kind, version, description }: Script, given: Options): string {
  const naming = { ...DEFAULT_OPTIONS, ...given }
  const { sqlMigrationPrefix: V, repeatableSqlMigrationPrefix: R, baselineMigrationPrefix: B } = naming
  const start = kind === 'callback' ? version : `${{ V, R, B }[kind]}${version}`
  const isBare = kind === 'callback' && description === ''
  return `${start}${isBare ? '' : naming.sqlMigrationSeparator + description}${naming.sqlMigrationSuffixes[0]}`
}

function objectName({ kind, version, description }: Script): string {
  return `${kind}_${version || description}`.toLowerCase().replace(/\W/g, '_').slice(0, 40)
}

function written(text: string, given: Options): string {
  const { placeholderPrefix, placeholderSuffix, placeholderSeparator } = { ...DEFAULT_OPTIONS, ...given }
  return text.replace(/\$\{([\w:]+)\}/g, (_, name) => {
    return `${placeholderPrefix}${name.replace(':', placeholderSeparator)}${placeholderSuffix}`
  })
}
