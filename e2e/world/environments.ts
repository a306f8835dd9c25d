/** The environments of the embedded world, in promotion order. Each has one database and one Deployment. */
export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const

export type EnvironmentName = (typeof ENVIRONMENTS)[number]

/** Their Deployments are called as the first user's are. */
export const DEPLOYMENTS: Record<EnvironmentName, string> = {
  dev: 'wst-flyway-dev',
  staging: 'wst-flyway-stg',
  prod: 'wst-flyway-prod',
}

/** Something for each of them. */
export const byEnvironment = <T>(make: (name: EnvironmentName) => T) =>
  // The names are those of ENVIRONMENTS, each once.
  Object.fromEntries(ENVIRONMENTS.map(name => [name, make(name)])) as Record<EnvironmentName, T>
