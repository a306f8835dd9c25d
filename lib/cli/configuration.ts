import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseConf } from '../flyway/conf-text'
import type { Compatibility } from '../flyway/options'
import { readSettings } from '../flyway/read-settings'
import { settingsOfVariables } from '../flyway/settings-of-variables'
import { describeUnknown } from '../flyway/unknown-settings'
import { FlywayFailure } from '../runner/failure'
import { type Call, COMMAND_LINE_ONLY } from './call'
import { findConfigFiles } from './config-files'
import { chosenEnvironment, OF_ENVIRONMENT, splitEnvironment } from './environment'
import { readToml } from './read-toml'

/** What a call is configured with, from all of its sources. */
export type Configuration = {
  /** By Flyway's names, without `flyway.`; how to connect is among them. */
  settings: Record<string, string>
  kind: 'toml' | 'conf'
  /** In the order in which they were read. */
  files: string[]
  warnings: string[]
}

/** Where a call was made. */
export type Surroundings = { env: Readonly<Record<string, string>>; cwd: string; home: string }

/** Brings together files, variables and arguments: each goes before the one named before it (ConfigurationManagerImpl). */
export function configure(call: Call, { env, cwd, home }: Surroundings): Configuration {
  const { settings: given, repeated } = call
  if (repeated !== null) throw new FlywayFailure('FAULT', repeated)
  const workingDirectory = given.workingDirectory ? path.resolve(cwd, given.workingDirectory) : null
  const byArgument = namesOf(given.configFiles)
  const byVariable = namesOf(env.FLYWAY_CONFIG_FILES)
  const places = { cwd, home, workingDirectory, byArgument, byVariable }
  const { kind, files, warnings } = findConfigFiles(places, call.compatibility)
  const variables = settingsOfVariables(env)
  const args = Object.fromEntries(Object.entries(given).filter(([name]) => !COMMAND_LINE_ONLY.has(name)))
  const settings =
    kind === 'toml'
      ? ofToml(files, variables, args, { env, compatibility: call.compatibility })
      : { ...ofConf(files, encodingOf(call, env), env), ...variables, ...args }
  check(settings, kind, call)
  return { settings, kind, files, warnings }
}

const namesOf = (list = '') =>
  list
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== '')

const encodingOf = ({ settings }: Call, env: Readonly<Record<string, string>>) =>
  env.FLYWAY_CONFIG_FILE_ENCODING || settings.configFileEncoding || 'UTF-8'

function read(file: string, encoding: string): string {
  try {
    return new TextDecoder(encoding).decode(readFileSync(file))
  } catch (cause) {
    throw new FlywayFailure('ERROR', `Unable to load config file: ${file}`, { cause })
  }
}

function ofConf(files: string[], encoding: string, env: Readonly<Record<string, string>>): Record<string, string> {
  const entries = files.flatMap(file => Object.entries(parseConf(read(file, encoding), env)))
  // What has another name belongs to something else.
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (name.startsWith('flyway.') ? [[name.slice('flyway.'.length), value]] : [])),
  )
}

function ofToml(
  files: string[],
  variables: Record<string, string>,
  args: Record<string, string>,
  { env, compatibility }: { env: Readonly<Record<string, string>>; compatibility: Compatibility },
): Record<string, string> {
  const tomls = files.map(file => readToml(read(file, 'UTF-8'), file, compatibility))
  const ofVariables = splitEnvironment(variables)
  const ofArguments = splitEnvironment(args)
  const late = { ...ofVariables.flyway, ...ofArguments.flyway }
  const invalid = readSettings({ ...variables, ...args }, compatibility).invalid
  if (invalid.length > 0) throw new FlywayFailure('ERROR', 'Unable to parse command line params.')
  const flyway: Record<string, string> = { ...Object.assign({}, ...tomls.map(toml => toml.flyway)), ...late } // strings, all
  const misplaced = Object.keys(flyway).filter(name => OF_ENVIRONMENT.has(name))
  if (misplaced.length > 0) throw new FlywayFailure('CONFIGURATION', describeUnknown(misplaced, 'toml', compatibility))
  const environment = chosenEnvironment({
    name: flyway.environment || 'default',
    files: tomls,
    ofVariables,
    ofArguments,
    env,
  })
  return { ...flyway, ...environment }
}

function check(settings: Record<string, string>, kind: 'toml' | 'conf', { compatibility }: Call): void {
  const { unknown, invalid } = readSettings(settings, compatibility)
  const [first] = invalid
  if (first !== undefined) {
    const expected = first.form === 'boolean' ? 'either true or false' : 'an integer'
    const message = `Invalid value for flyway.${first.name} (should be ${expected}): ${first.value}`
    throw new FlywayFailure('CONFIGURATION', message)
  }
  if (unknown.length > 0) throw new FlywayFailure('CONFIGURATION', describeUnknown(unknown, kind, compatibility))
}
