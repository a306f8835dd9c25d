import { parseProperties } from './properties'

/**
 * The settings of a `flyway.conf`, by their names as they stand there (ConfigUtils.loadConfigurationFromString): Java's
 * properties, but a backslash is a backslash, unless it ends a line that goes on; `${NAME}` is a variable's value or nothing.
 */
export function parseConf(text: string, env: Readonly<Record<string, string>>): Record<string, string> {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const joined = lines.map((line, index) => literal(line.trim(), lines[index + 1])).join('\n')
  return parseProperties(joined.replace(/\$\{([A-Za-z0-9_]+)\}/g, (_, name: string) => env[name] ?? ''))
}

function literal(line: string, next: string | undefined): string {
  const doubled = line.replaceAll('\\', '\\\\')
  return line.endsWith('\\') && goesOn(next) ? doubled.slice(0, -1) : doubled
}

const SETTING = /^flyway\..*=/

/** A Windows folder may end a value: what begins with the next setting is no continuation. */
function goesOn(next: string | undefined): boolean {
  return next !== undefined && next !== '' && !SETTING.test(next.trim())
}
