import { mistakeOfArguments, repeatedSetting, splitArguments } from '../flyway/arguments'
import type { Compatibility } from '../flyway/options'
import { FlywayFailure } from '../runner/failure'

/** What is asked of the command line itself: which Flyway answers, and how its answer is shown. */
export type Call = {
  compatibility: Compatibility
  commands: string[]
  flags: ReadonlySet<string>
  /** `-name=value`, of Flyway and of the command line alike. */
  settings: Record<string, string>
  /** What Flyway says of a setting that was given twice; null when none was. */
  repeated: string | null
  output: Output
}

export type Output = {
  json: boolean
  level: 'debug' | 'info' | 'warn'
  color: 'always' | 'never' | 'auto'
  /** Takes what is printed, too; null when none was named. */
  file: string | null
  /** Lines of the log on standard error, one JSON object each. */
  logsInJson: boolean
  /** Nothing but the ids that `-migrationIds` prints. */
  silent: boolean
}

/** Settings that are the command line's own, so that no configuration file has them. */
export const COMMAND_LINE_ONLY: ReadonlySet<string> = new Set([
  ...['compatibility', 'outputFile', 'color', 'workingDirectory', 'configFiles', 'configFileEncoding'],
  ...['infoSinceDate', 'infoUntilDate', 'infoSinceVersion', 'infoUntilVersion', 'infoOfState'],
])

/** Flyway has no such flag: the command shows what it would change, and changes nothing. */
export const DRY_RUN = '-dryRun'

const FLAGS = ['-X', '-q', '-n', '-communityFallback', '-skipCheckForUpdate', '-migrationIds', DRY_RUN]
const VERSION = ['version', '-v', '--version']
const HELP = ['help', '-?', '-h', '--help']
const WORDS = new Set([
  ...FLAGS,
  ...VERSION,
  ...HELP,
  ...['migrate', 'clean', 'info', 'validate', 'undo', 'baseline', 'repair', 'check', 'auth', 'snapshot'],
])

const COMPATIBILITIES: Compatibility[] = ['9.22', '10.22', '11.20', '13']
const NEWEST = '13'

/** Reads a command line; `env` may say which Flyway answers. */
export function readCall(args: readonly string[], env: Readonly<Record<string, string>>): Call {
  const { commands, flags, settings } = splitArguments(args)
  const asked = settings.compatibility || env.FLYWAY_COMPATIBILITY || NEWEST
  const asksHelp = commands.includes('help') || flags.some(flag => HELP.includes(flag)) || commands.length === 0
  const asksVersion = flags.some(flag => VERSION.includes(flag))
  return {
    compatibility: COMPATIBILITIES.find(one => one === asked) ?? NEWEST,
    commands: asksVersion ? [...commands, 'version'] : asksHelp ? ['help'] : commands,
    flags: new Set(flags),
    settings,
    repeated: repeatedSetting(args.filter(arg => !COMMAND_LINE_ONLY.has(arg.slice(1).split('=')[0] ?? ''))),
    output: {
      json: settings.outputType?.toLowerCase() === 'json',
      level: flags.includes('-q') ? 'warn' : flags.includes('-X') ? 'debug' : 'info',
      color: settings.color === 'always' || settings.color === 'never' ? settings.color : 'auto',
      file: settings.outputFile || null,
      logsInJson: settings.outputLogsInJson === 'true',
      silent: flags.includes('-migrationIds'),
    },
  }
}

/** Stops where the command line itself cannot be understood (CommandLineArguments.validate). */
export function checkCall(args: readonly string[], env: Readonly<Record<string, string>>, call: Call): void {
  const { settings, flags, commands } = call
  const mistake = mistakeOfArguments(args, WORDS) ?? valueMistake(settings) ?? compatibilityMistake(settings, env)
  if (mistake !== null) throw new FlywayFailure('ERROR', mistake)
  const changing = commands.find(command => command !== 'repair' && command !== 'baseline')
  if (flags.has(DRY_RUN) && changing !== undefined) {
    throw new FlywayFailure('ERROR', `Invalid flag: ${DRY_RUN} is for repair and baseline, not for ${changing}`)
  }
}

function valueMistake({ outputType = '', color = '' }: Record<string, string>): string | null {
  if (!['', 'json'].includes(outputType.toLowerCase())) {
    return `'${outputType.toLowerCase()}' is an invalid value for the -outputType option. Use 'json'.`
  }
  if (['', 'always', 'never', 'auto'].includes(color)) return null
  return `'${color}' is an invalid value for the -color option. Use 'always', 'never', or 'auto'.`
}

function compatibilityMistake(settings: Record<string, string>, env: Readonly<Record<string, string>>): string | null {
  const asked = settings.compatibility || env.FLYWAY_COMPATIBILITY || NEWEST
  if (COMPATIBILITIES.some(one => one === asked)) return null
  const name = settings.compatibility ? '-compatibility' : 'FLYWAY_COMPATIBILITY'
  return `'${asked}' is an invalid value for ${name}. It is one of ${COMPATIBILITIES.join(', ')}.`
}
