import { writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { DEPLOYMENTS, ENVIRONMENTS, type EnvironmentName } from './environments'
import { CONTAINER, NAMESPACE } from './workload/objects'

type Places = { file: string; kubeconfig: string; folder: (environment: EnvironmentName) => string }

/** The variable that holds the URL of an environment's database. */
export const variableOf = (environment: EnvironmentName) => `${environment.toUpperCase()}_DATABASE_URL`

/** Writes the board's configuration for this world. It holds no secret: those come from the environment. */
export function writeConfiguration({ file, kubeconfig, folder }: Places): string {
  const environments = ENVIRONMENTS.map(name => ({
    name,
    database: { url: `\${${variableOf(name)}}` },
    scripts: { folder: folder(name), asShipped: true },
    kubernetes: {
      kubeconfig,
      context: `board-${name}`,
      namespace: NAMESPACE,
      deployment: DEPLOYMENTS[name],
      container: CONTAINER,
    },
  }))
  writeFileSync(file, stringify({ environments }))
  return file
}
