/** A command line in its parts, as they were given. */
export type Arguments = {
  commands: string[]
  /** What begins with a dash and has no value. */
  flags: string[]
  /** `-name=value`; the first one of a name counts. */
  settings: Record<string, string>
}

/** Splits a command line; an argument of blanks alone is none (CommandLineArguments). */
export function splitArguments(args: readonly string[]): Arguments {
  const given = args.filter(arg => arg.trim() !== '')
  const settings = given.filter(isSetting).map(arg => [nameOf(arg), arg.slice(arg.indexOf('=') + 1)] as const)
  return {
    commands: given.filter(arg => !arg.startsWith('-')),
    flags: given.filter(arg => arg.startsWith('-') && !isSetting(arg)),
    settings: Object.fromEntries(settings.reverse()),
  }
}

const isSetting = (arg: string) => arg.startsWith('-') && arg.includes('=')
const nameOf = (arg: string) => arg.slice(1, arg.indexOf('='))

const SECRET = /password|token/i

/** The setting that was given twice, which Flyway refuses; null when none was. A password is not said. */
export function repeatedSetting(args: readonly string[]): string | null {
  const settings = args.filter(isSetting)
  const second = settings.find((arg, index) => settings.findIndex(other => nameOf(other) === nameOf(arg)) < index)
  if (second === undefined) return null
  const name = nameOf(second)
  const values = settings.filter(arg => nameOf(arg) === name).map(arg => arg.slice(arg.indexOf('=') + 1))
  const merged = SECRET.test(name) ? '' : ` (attempted merging values ${values[0]} and ${values[1]})`
  return `java.lang.IllegalStateException: Duplicate key flyway.${name}${merged}`
}

/** Why a command line cannot be understood; null when it can. `known` are the commands and the flags. */
export function mistakeOfArguments(args: readonly string[], known: ReadonlySet<string>): string | null {
  const given = args.filter(arg => arg.trim() !== '')
  const index = given.findIndex(arg => !isSetting(arg) && !known.has(arg))
  if (index === -1) return null
  if (given[index + 1] !== '=') return `Invalid flag: ${given[index]}`
  const advice = 'Please check you have not included any spaces in your configuration argument.'
  return `Invalid configuration argument: ${given[index]}. ${advice}`
}
