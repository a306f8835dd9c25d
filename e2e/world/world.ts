import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { variableOf, writeConfiguration } from './configuration'
import { OWNER, startDatabases } from './databases'
import { startEmulator } from './emulator/start'
import { byEnvironment, DEPLOYMENTS, ENVIRONMENTS, type EnvironmentName } from './environments'
import { startFlyway } from './flyway-container'
import type { Node } from './kubelet/play-pod'
import { readScripts, scriptsFolder } from './scripts'
import { createDeployment } from './workload/deployment'
import type { Template } from './workload/objects'

export type World = Awaited<ReturnType<typeof startWorld>>

const IMAGE = 'flyway/flyway:13.12.0'
const MISSING_IMAGE = 'flyway/flyway:13.12.O'

type Options = {
  /** A fresh folder; everything of the world lies in it. */
  dir: string
  /** Waiting of the kubelet and of demo scripts at 1/50. */
  fast?: boolean
  /** Folder of the scripts that releases are made of. */
  scripts?: string
}

/**
 * Starts the embedded world: three empty PostgreSQL databases, a Kubernetes API with a Deployment for each, a folder of
 * scripts for each, and a configuration with which the board watches them.
 */
export async function startWorld({ dir, fast = false, scripts = 'migrations' }: Options) {
  mkdirSync(dir, { recursive: true })
  // As root, PostgreSQL runs under another user, who has to get through to its own folder in here.
  chmodSync(dir, 0o711)
  const users = ENVIRONMENTS.map(name => ({ name: `board-${name}`, token: randomBytes(24).toString('hex') }))
  const databases = await startDatabases(path.join(dir, 'postgres'))
  const api = await startEmulator({ token: randomBytes(24).toString('hex'), users })
  const node: Node = { api, factor: fast ? 1 / 50 : 1, longestBackOff: 30, missingImage: MISSING_IMAGE }
  const kubeconfig = api.kubeconfig(path.resolve(dir, 'kubeconfig'))

  const environments = byEnvironment(name => {
    const root = path.resolve(dir, name)
    const start = (pod: Parameters<typeof startFlyway>[0]) =>
      startFlyway(pod, root, { password: databases.ownerPassword })
    let options: Record<string, string> = {}
    return {
      name,
      scripts: scriptsFolder(path.join(root, 'sql')),
      deployment: createDeployment(node, DEPLOYMENTS[name], start),
      start,
      /** Plain `FLYWAY_*` values of the next rollouts. */
      configure: (next: Record<string, string>) => {
        options = next
      },
      template: (at = new Date(), image = IMAGE): Template => ({
        image,
        url: `jdbc:postgresql://127.0.0.1:${databases.port}/${name}`,
        user: OWNER,
        restartedAt: at.toISOString(),
        options,
      }),
    }
  })
  const folder = (name: EnvironmentName) => environments[name].scripts.folder
  const config = writeConfiguration({ file: path.resolve(dir, 'instrument-cluster.yaml'), kubeconfig, folder })

  return {
    dir,
    fast,
    api,
    databases,
    environments,
    kubeconfig,
    /** Path of the board's configuration, and the variables that it takes its secrets from. */
    config,
    env: {
      ...Object.fromEntries(ENVIRONMENTS.map(name => [variableOf(name), databases.boardUrl(name)])),
      BOARD_DATABASE_URL: databases.archiveUrl,
    },
    /** The scripts that releases are made of. */
    release: readScripts(scripts),
    /** Restarts the pods of an environment, as a push does. */
    rollOut: (name: EnvironmentName) => {
      const { deployment, template } = environments[name]
      return deployment.rollOut(template())
    },
    /** A rollout with an image that no registry has. */
    rollOutMissingImage: (name: EnvironmentName) => {
      const { deployment, template } = environments[name]
      return deployment.rollOut(template(new Date(), MISSING_IMAGE))
    },
    /** The Kubernetes API refuses (403) what the board asks about this environment, until it is lifted. */
    forbid: (name: EnvironmentName) => {
      const user = `system:serviceaccount:pgsql:board-${name}`
      const permit = api.rights.deny({ user })
      api.cut(user)
      return permit
    },
    /** Gives back every right that was taken away. */
    permit: () => api.rights.clear(),
    async stop() {
      await Promise.all(Object.values(environments).map(({ deployment }) => deployment.clear()))
      await api.stop()
      await databases.stop()
    },
  }
}
