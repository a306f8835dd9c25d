/** Settings of Flyway that would change what happens and that the built-in engine does not have, with the values that change nothing. */
const SETTINGS: Record<string, string[]> = {
  skipExecutingMigrations: ['', 'false'],
  detectEncoding: ['', 'false'],
  cherryPick: [''],
  dryRunOutput: [''],
  tablespace: [''],
  callbacks: [''],
  callbackLocations: [''],
  skipDefaultCallbacks: ['', 'false'],
  resolvers: [''],
  migrationResolvers: [''],
  skipDefaultResolvers: ['', 'false'],
  connectRetriesInterval: ['', '120'],
  errorOverrides: [''],
  failOnMissingTarget: ['', 'true'],
  cleanDisabled: ['', 'true'],
  cleanOnValidationError: ['', 'false'],
}

/** Those that were given and cannot be kept: ignoring them would do something else than was asked. */
export function unsupportedSettings(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(SETTINGS).flatMap(([name, harmless]) => (harmless.includes(settings[name] ?? '') ? [] : [name]))
}
