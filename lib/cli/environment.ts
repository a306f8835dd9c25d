import { FlywayFailure } from '../runner/failure'
import type { TomlSettings } from './toml-settings'

/** Settings of an environment rather than of Flyway: how to connect, and what belongs to the connection (EnvironmentModel). */
export const OF_ENVIRONMENT: ReadonlySet<string> = new Set([
  ...['url', 'user', 'password', 'driver', 'schemas', 'connectRetries', 'connectRetriesInterval', 'initSql', 'token'],
])

/** Settings of variables or arguments, in those of Flyway and those of environments. */
export type Split = {
  flyway: Record<string, string>
  /** Of the environment that is chosen. */
  chosen: Record<string, string>
  /** Of environments by name. */
  named: Record<string, Record<string, string>>
}

export function splitEnvironment(settings: Readonly<Record<string, string>>): Split {
  const split: Split = { flyway: {}, chosen: {}, named: {} }
  for (const [setting, value] of Object.entries(settings)) {
    const [, name, field] = /^environments\.([^.]+)\.(.+)$/.exec(setting) ?? []
    if (name !== undefined && field !== undefined) {
      split.named[name] = { ...split.named[name], [field]: value }
    } else if (OF_ENVIRONMENT.has(setting) || setting.startsWith('jdbcProperties.')) split.chosen[setting] = value
    else split.flyway[setting] = value
  }
  return split
}

type Sources = {
  /** Of the environment. */
  name: string
  files: TomlSettings[]
  ofVariables: Split
  ofArguments: Split
  env: Readonly<Record<string, string>>
}

/** The settings of the environment that is chosen, those of its own table `flyway` among them; stops where there is none. */
export function chosenEnvironment({ name, files, ofVariables, ofArguments, env }: Sources): Record<string, string> {
  const sources = [
    ...files.map(({ environments }) => environments[name]),
    ofVariables.named[name],
    ...[ofVariables.chosen, ofArguments.chosen].map(chosen => (Object.keys(chosen).length > 0 ? chosen : undefined)),
    ofArguments.named[name],
  ].filter(source => source !== undefined)
  if (sources.length === 0 && name !== 'default') {
    const text = `Environment '${name}' not found. Check that this environment exists in your configuration.`
    throw new FlywayFailure('CONFIGURATION', `Failed to configure parameters:\n${text}`)
  }
  const settings = Object.entries(Object.assign({}, ...sources) as Record<string, string>) // of strings, all of them
  return Object.fromEntries(settings.map(([field, value]) => [field.replace(/^flyway\./, ''), resolved(value, env)]))
}

/** `${env.NAME}` is a variable's value; Flyway's other resolvers ask services that are not here. */
function resolved(value: string, env: Readonly<Record<string, string>>): string {
  return value.replace(/\$\{([A-Za-z0-9]+)\.([^}]+)\}/g, (text, resolver: string, name: string) => {
    const known = resolver === 'env' ? env[name.trim()] : undefined
    if (known !== undefined) return known
    throw new FlywayFailure(
      'ERROR',
      resolver === 'env'
        ? `Unable to resolve environment variable: '${name.trim()}'`
        : `The built-in engine cannot resolve ${text}; Flyway itself can.`,
    )
  })
}
