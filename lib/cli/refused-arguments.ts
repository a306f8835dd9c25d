/** Flags of Flyway that the built-in engine does not have. */
const FLAGS = new Set([
  '-X',
  '-q',
  '-n',
  '-v',
  '--version',
  '-?',
  '-h',
  '--help',
  '-community',
  '-teams',
  '-enterprise',
])

/** It looks for no newer version of itself anyway. */
const HARMLESS = '-skipCheckForUpdate'

/** Flyway has no such flag: `repair` shows what it would change, and changes nothing. */
export const DRY_RUN = '-dryRun'

/** Why a call cannot be kept as it is: what is no `-name=value` beside the one command. Null when it can. */
export function refusedArguments(args: readonly string[]): string | null {
  const bare = args.filter(arg => arg !== HARMLESS && arg !== DRY_RUN && !/^-+[^=]+=/.test(arg))
  const flags = bare.filter(arg => arg.startsWith('-'))
  const foreign = flags.find(flag => !FLAGS.has(flag))
  if (foreign !== undefined) return `Invalid flag: ${foreign}`
  if (flags.length > 0) return `The built-in engine does not have ${flags.join(', ')}; Flyway itself has.`
  const words = bare.slice(1)
  return words.length > 0 ? `The built-in engine runs one command a call, not also ${words.join(', ')}.` : null
}
