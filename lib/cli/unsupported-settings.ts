/** Settings of Flyway that would change what happens and that the built-in engine does not have, with the values that change nothing. */
const SETTINGS: Record<string, string[]> = {
  callbacks: [''],
  resolvers: [''],
  migrationResolvers: [''],
  skipDefaultResolvers: ['', 'false'],
}

/** Those that were given and cannot be kept: ignoring them would do something else than was asked. */
export function unsupportedSettings(settings: Readonly<Record<string, string>>, commands: readonly string[]): string[] {
  const given = Object.entries(SETTINGS).flatMap(([name, harmless]) =>
    harmless.includes(settings[name] ?? '') ? [] : [name],
  )
  // Nothing else reads it: who only migrates may have it as he likes.
  const cleans = commands.includes('clean') || settings.cleanOnValidationError === 'true'
  return settings.cleanDisabled === 'false' && cleans ? [...given, 'cleanDisabled=false'] : given
}
