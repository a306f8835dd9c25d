import type { FlywayError } from './migration'

/** Open-source 9.22's text about what only its licensed editions could do (FlywayTeamsUpgradeRequiredException). */
export function upgradeRequired(feature: string): FlywayError {
  const head = `Flyway Teams Edition upgrade required: ${feature} is not supported by Flyway Community Edition`
  return { code: 'ERROR', message: `${head}\nTry Flyway Teams Edition for free: https://rd.gt/2VzHpkY` }
}
