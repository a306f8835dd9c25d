import type { Compatibility } from './options'
import { suggestSettings } from './suggest-settings'

/** What Flyway says of settings that it does not know; `kind` is that of the configuration files. */
export function describeUnknown(names: string[], kind: 'toml' | 'conf', compatibility: Compatibility): string {
  if (kind === 'conf') {
    const list = names.map(fullName).join(',')
    const noun = names.length === 1 ? 'property' : 'properties'
    return `Unknown configuration ${noun}: ${list}. Please check your conf files or commandline parameters`
  }
  const describe = compatibility === '13' ? describeLately : describeBefore
  return `Failed to configure parameters:\n${names.map(describe).join('\n')}${compatibility === '13' ? '\n' : ''}`
}

const plain = (name: string) => name.replace(/^flyway\./, '')
const fullName = (name: string) => `flyway.${plain(name)}`

function describeBefore(name: string): string {
  const suggestions = suggestSettings(plain(name))
  const possible = suggestions.length === 0 ? [] : ['\t\tPossible values:']
  return [`\tParameter: ${fullName(name)}`, ...possible, ...suggestions.map(one => `\t\t- flyway.${one}`)].join('\n')
}

function describeLately(name: string): string {
  const suggestions = suggestSettings(plain(name)).map(one => `flyway.${one}`)
  const advice =
    suggestions.length === 0
      ? 'Check the parameter spelling and ensure Flyway is up to date.'
      : `Possible values: ${suggestions.join(', ')}?`
  return `\tUnknown: '${fullName(name)}'. ${advice}`
}
