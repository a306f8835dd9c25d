import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Pod } from './emulator/objects'
import { type Container, startContainer } from './kubelet/container'

const FLYWAY = fileURLToPath(new URL('../../lib/cli/flyway.ts', import.meta.url))

/**
 * Starts the init container of a pod: the built-in engine, with the arguments and the environment that the pod's
 * specification gives it. Values from Secrets come from `secrets`; the mount is the folder `sql` inside `root`.
 */
export function startFlyway(pod: Pod, root: string, secrets: Record<string, string>): Container {
  const [init] = pod.spec.initContainers
  const env = (init?.env ?? []).map(({ name, value, valueFrom }) => {
    return [name, value ?? secrets[valueFrom?.secretKeyRef.key ?? ''] ?? '']
  })
  return startContainer({
    file: path.resolve(FLYWAY),
    args: init?.args ?? [],
    cwd: root,
    env: Object.fromEntries(env),
  })
}
