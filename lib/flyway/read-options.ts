import { environmentName, OTHER_SETTINGS, SETTINGS } from './known-settings'
import type { FlywayOptions } from './options'
import { parseSetting } from './parse-setting'

/** How a Flyway command line was called. */
export type CommandLine = {
  /** Only what was given. */
  options: Partial<FlywayOptions>
  /** Names (never values) that Flyway does not know or whose value it would refuse: `FLYWAY_TRAGET`, `-outOfOrder`. */
  unknown: string[]
  /** The first command: `migrate`, `info` …; null when none was given. */
  command: string | null
  config: { url: string | null; user: string | null; password: string | null; configFiles: string[] }
}

const COMMANDS = new Set([
  ...['migrate', 'info', 'validate', 'repair', 'baseline', 'clean', 'undo', 'check', 'snapshot', 'init', 'auth'],
])
const CONNECTION = new Set(['url', 'user', 'password'])

/** Reads FLYWAY_* variables and the arguments of the command line, which go before them (ConfigUtils, CommandLineArguments). */
export function readOptions(env: Readonly<Record<string, string>>, args: readonly string[]): CommandLine {
  const line: CommandLine = {
    options: {},
    unknown: [],
    command: args.find(arg => COMMANDS.has(arg)) ?? null,
    config: { url: null, user: null, password: null, configFiles: [] },
  }
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('FLYWAY_')) give(line, settingOfVariable(name), name, value)
  }
  for (const arg of args) {
    const [, name, value] = /^-+(?:flyway\.)?([^=]+)=([\s\S]*)$/.exec(arg) ?? []
    if (name !== undefined) give(line, name, `-${name}`, value ?? '')
  }
  return line
}

function give(line: CommandLine, setting: string | null, shown: string, value: string): void {
  const { options, config, unknown } = line
  if (setting === null) return void unknown.push(shown)
  if (setting.startsWith('placeholders.')) {
    options.placeholders = { ...options.placeholders, [setting.slice('placeholders.'.length)]: value }
    return
  }
  const name = setting.replace(/^environments\.default\./, '')
  if (CONNECTION.has(name)) config[name as 'url' | 'user' | 'password'] = value
  else if (name === 'configFiles') config.configFiles = value.split(',').map(file => file.trim())
  else if (SETTINGS[name]) Object.assign(options, parseSetting(SETTINGS[name], value) ?? refuse(unknown, shown))
  else if (!OTHER_SETTINGS.has(name) && !name.includes('.')) unknown.push(shown)
}

function refuse(unknown: string[], shown: string): object {
  unknown.push(shown)
  return {}
}

/** `FLYWAY_PLACEHOLDERS_MY_NAME` is `placeholders.my_name`: the variable's case is lost. */
function settingOfVariable(variable: string): string | null {
  const name = variable.slice('FLYWAY_'.length)
  if (name.startsWith('PLACEHOLDERS_')) return `placeholders.${name.slice('PLACEHOLDERS_'.length).toLowerCase()}`
  if (name.startsWith('ENVIRONMENTS_')) return name.toLowerCase().replaceAll('_', '.')
  return BY_VARIABLE.get(name) ?? null
}

const BY_VARIABLE = new Map(
  [...Object.keys(SETTINGS), ...OTHER_SETTINGS, ...CONNECTION, 'configFiles'].map(name => [
    environmentName(name),
    name,
  ]),
)
