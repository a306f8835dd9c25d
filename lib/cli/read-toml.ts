import type { Compatibility } from '../flyway/options'
import { readSettings } from '../flyway/read-settings'
import { FlywayFailure } from '../runner/failure'
import { parseToml, type SyntaxProblem, type TomlSettings } from './toml-settings'

/** The settings of a TOML file; stops, in the words of this Flyway, at a text that is none or a value of another form (TomlUtils). */
export function readToml(text: string, file: string, compatibility: Compatibility): TomlSettings {
  const toml = parseToml(text)
  if ('reason' in toml) throw noToml(toml, file, compatibility)
  const [invalid] = readSettings(toml.flyway, compatibility).invalid
  if (invalid === undefined) return toml
  const { name, value, form } = invalid
  const type = form === 'boolean' ? 'java.lang.Boolean' : 'java.lang.Integer'
  const expected = form === 'boolean' ? 'only "true" or "false" recognized' : 'not a valid `java.lang.Integer` value'
  const models = 'org.flywaydb.core.internal.configuration.models'
  const chain = `${models}.ConfigurationModel["flyway"]->${models}.FlywayModel["${name}"]`
  const reason = `Cannot deserialize value of type \`${type}\` from String "${value}": ${expected}`
  const place = ` at [Source: UNKNOWN; byte offset: #UNKNOWN] (through reference chain: ${chain})`
  throw unloadable(file, `${jackson(compatibility)}.databind.exc.InvalidFormatException: ${reason}\n${place}`)
}

function noToml(
  { line, column, reason, shown }: SyntaxProblem,
  file: string,
  compatibility: Compatibility,
): FlywayFailure {
  if (compatibility === '10.22') {
    const place = ` at [Source: (File); line: ${line}, column: ${column}]`
    return unloadable(file, `${jackson(compatibility)}.dataformat.toml.TomlStreamReadException: ${reason}\n${place}`)
  }
  const head = `Error parsing config file at [line ${line}, column ${column}] caused by: ${reason}`
  return new FlywayFailure('ERROR', `${head}, syntax error shown by ^: ${shown}\n\tin ${file}`)
}

const jackson = (compatibility: Compatibility) => (compatibility === '13' ? 'tools.jackson' : 'com.fasterxml.jackson')

const unloadable = (file: string, cause: string) =>
  new FlywayFailure('ERROR', `Unable to load config file: ${file}`, { causes: [cause] })
