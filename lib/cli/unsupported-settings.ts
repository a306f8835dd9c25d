import { environmentName } from '../flyway/known-settings'

/** Settings of Flyway that would change what happens and that the built-in engine does not have, with the values that change nothing. */
const SETTINGS: Record<string, string[]> = {
  outputType: ['', 'text', 'json'],
  skipExecutingMigrations: ['', 'false'],
  detectEncoding: ['', 'false'],
  cherryPick: [''],
  dryRunOutput: [''],
  tablespace: [''],
  configFiles: [''],
  environment: ['', 'default'],
  workingDirectory: [''],
  outputFile: [''],
  outputLogsInJson: ['', 'false'],
  callbacks: [''],
  callbackLocations: [''],
  skipDefaultCallbacks: ['', 'false'],
  resolvers: [''],
  skipDefaultResolvers: ['', 'false'],
  connectRetriesInterval: ['', '120'],
  errorOverrides: [''],
  failOnMissingTarget: ['', 'true'],
  infoSinceVersion: [''],
  infoUntilVersion: [''],
  infoSinceDate: [''],
  infoUntilDate: [''],
  migrationIds: ['', 'false'],
}

/** Those that were given and cannot be kept: ignoring them would do something else than was asked. */
export function unsupportedSettings(args: readonly string[], env: Readonly<Record<string, string>>): string[] {
  return Object.entries(SETTINGS).flatMap(([name, harmless]) => {
    const value = argumentOf(args, name) ?? env[`FLYWAY_${environmentName(name)}`] ?? ''
    return harmless.includes(value) ? [] : [name]
  })
}

/** The value of `-name=value`; the last one counts. */
export function argumentOf(args: readonly string[], name: string): string | undefined {
  const given = args.findLast(arg => arg.replace(/^-+(?:flyway\.)?/, '').startsWith(`${name}=`))
  return given?.slice(given.indexOf('=') + 1)
}
