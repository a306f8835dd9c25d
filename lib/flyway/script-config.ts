import type { FlywayError } from './migration'

/** What `<script>.conf` beside a script says; null where it says nothing. */
export type ScriptConfig = {
  executeInTransaction: boolean | null
  encoding: string | null
  placeholderReplacement: boolean | null
  error: FlywayError | null
}

const LINE = /^\s*([^\s=:#!][^\s=:]*)\s*[=:\s]\s*(.*)$/

const NOTHING: ScriptConfig = {
  executeInTransaction: null,
  encoding: null,
  placeholderReplacement: null,
  error: null,
}

/** Reads the `key=value` lines of a script's configuration (SqlScriptMetadata). */
export function parseScriptConfig(text: string | null): ScriptConfig {
  if (text === null) return NOTHING
  const settings = new Map<string, string>()
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [, key, value] = LINE.exec(line) ?? []
    if (key !== undefined) settings.set(key, value ?? '')
  }
  const error = errorOf(settings)
  return {
    executeInTransaction: parseBoolean(settings.get('executeInTransaction')),
    encoding: settings.get('encoding') ?? null,
    placeholderReplacement: parseBoolean(settings.get('placeholderReplacement')),
    error,
  }
}

function parseBoolean(value: string | undefined): boolean | null {
  return value === undefined ? null : value === 'true'
}

const KNOWN = ['executeInTransaction', 'encoding', 'placeholderReplacement']

function errorOf(settings: Map<string, string>): FlywayError | null {
  if (settings.has('shouldExecute')) {
    return { code: 'ERROR', message: 'Upgrade required: shouldExecute is not supported by OSS.' }
  }
  const unknown = [...settings.keys()].filter(key => !KNOWN.includes(key))
  if (unknown.length > 0) {
    const message = `Unknown configuration property: ${unknown[0]}. Please check your script config files`
    return { code: 'CONFIGURATION', message }
  }
  for (const key of ['executeInTransaction', 'placeholderReplacement']) {
    const value = settings.get(key)
    if (value !== undefined && value !== 'true' && value !== 'false') {
      const message = `Invalid value for ${key} (should be either true or false): ${value}`
      return { code: 'CONFIGURATION', message }
    }
  }
  return null
}
