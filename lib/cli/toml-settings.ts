import { parse, TomlError } from 'smol-toml'

/** What a TOML file says, under Flyway's names: lists are joined by commas, tables by dots. */
export type TomlSettings = {
  flyway: Record<string, string>
  /** By the environment's name. */
  environments: Record<string, Record<string, string>>
}

/** Where a text is no TOML, and why in Jackson's words. */
export type SyntaxProblem = { line: number; column: number; reason: string; shown: string }

/** Reads a `flyway.toml`. */
export function parseToml(text: string): TomlSettings | SyntaxProblem {
  try {
    const { flyway = {}, environments = {} } = parse(text)
    const named = isTable(environments) ? Object.entries(environments).filter(([, table]) => isTable(table)) : []
    return { flyway: flat(flyway), environments: Object.fromEntries(named.map(([name, table]) => [name, flat(table)])) }
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    return syntaxError(text, error)
  }
}

const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

function flat(table: unknown, prefix = ''): Record<string, string> {
  if (!isTable(table)) return {}
  const entries = Object.entries(table).flatMap(([name, value]) =>
    isTable(value) ? Object.entries(flat(value, `${prefix}${name}.`)) : [[`${prefix}${name}`, textOf(value)]],
  )
  return Object.fromEntries(entries)
}

const textOf = (value: unknown) => (Array.isArray(value) ? value.join(',') : String(value))

function syntaxError(text: string, { line, column, message }: TomlError): SyntaxProblem {
  const wrong = text.split('\n')[line - 1] ?? ''
  // Jackson sees a name's second value when it has read it whole.
  if (/redefine|duplicate|already/i.test(message)) {
    return { line: line + 1, column: 1, reason: 'Duplicate key', shown: `^${text.split('\n')[line] ?? ''}` }
  }
  const reason = 'Unknown token'
  return { line, column, reason, shown: `${wrong.slice(0, column - 1)}^${wrong.slice(column - 1)}` }
}
