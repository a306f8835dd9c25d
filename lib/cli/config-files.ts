import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Compatibility } from '../flyway/options'
import { FlywayFailure } from '../runner/failure'

/** Where configuration files may be named or lie. */
export type Places = {
  cwd: string
  /** The user's own folder. */
  home: string
  /** `-workingDirectory`, absolute. */
  workingDirectory: string | null
  /** Of `-configFiles`. */
  byArgument: string[]
  /** Of FLYWAY_CONFIG_FILES. */
  byVariable: string[]
}

/** The files that are read, the later ones going before the earlier; TOML and properties never mix. */
export type ConfigFiles = { kind: 'toml' | 'conf'; files: string[]; warnings: string[] }

/**
 * Which configuration files count (ConfigurationManagerImpl): the kind of those that are named by argument, else by variable,
 * else TOML where a default one is there. Flyway 9 knows no TOML.
 */
export function findConfigFiles(places: Places, compatibility: Compatibility): ConfigFiles {
  const { cwd, home, workingDirectory } = places
  const named = [places.byVariable, places.byArgument].map(files =>
    files.map(file => path.resolve(workingDirectory ?? cwd, file)),
  )
  const [byVariable = [], byArgument = []] = named
  const folders = [home, cwd, ...(workingDirectory === null ? [] : [workingDirectory])]
  const inFolders = (names: string[]) => folders.flatMap(folder => names.map(name => path.join(folder, name)))
  const defaultToml = inFolders(['flyway.toml', 'flyway.user.toml'])
  const defaultConf = inFolders(['flyway.conf'])
  const given = byArgument.filter(file => existsSync(file))
  const kind =
    compatibility === '9.22'
      ? 'conf'
      : (kindOf(given) ?? kindOf(byVariable) ?? (!anyOf(defaultToml) && anyOf(defaultConf) ? 'conf' : 'toml'))
  const files =
    kind === 'toml'
      ? [...defaultToml, ...byVariable.filter(isToml), ...byArgument].filter(file => existsSync(file))
      : [
          ...defaultConf.filter(file => existsSync(file)),
          ...[...byVariable, ...byArgument].filter(file => !isToml(file)),
        ]
  const missing = byArgument.length > given.length && compatibility !== '9.22' ? [notFound(byArgument, given)] : []
  return { kind, files: [...new Set(files)], warnings: missing }
}

const isToml = (file: string) => file.endsWith('.toml')
const anyOf = (files: string[]) => files.some(file => existsSync(file))

function notFound(files: string[], found: string[]): string {
  const missing = files.filter(file => !found.includes(file))
  return `One or more specified configuration files could not be found: ${missing.join(', ')}\n`
}

function kindOf(files: string[]): 'toml' | 'conf' | null {
  const toml = files.filter(isToml)
  const conf = files.filter(file => !isToml(file))
  if (toml.length > 0 && conf.length > 0) throw bothKinds(toml, conf)
  return toml.length > 0 ? 'toml' : conf.length > 0 ? 'conf' : null
}

function bothKinds(toml: string[], conf: string[]): FlywayFailure {
  const head = 'Using both TOML configuration and CONF configuration is not supported.'
  const lists = `TOML files: ${toml.join(', ')}\nCONF files: ${conf.join(', ')}\n`
  return new FlywayFailure('ERROR', `${head} Please remove the CONF configuration files.\n${lists}`)
}
