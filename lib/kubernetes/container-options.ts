import type { Workload } from '../board/observation'
import { at, isRecord, listOf, textOf } from './json'
import type { Pod } from './pod'

/** How a container is started. Values from Secrets, ConfigMaps and the pod itself are not here, only their names. */
export type ContainerSpec = {
  name: string
  image: string | null
  args: string[]
  env: Record<string, string>
  /** Names of single values; `NAME*` stands for all that a Secret or ConfigMap brings, with its prefix. */
  unknownEnv: string[]
}

/** Reads one entry of `initContainers` or `containers`; null when it has no name. */
export function parseContainerSpec(json: unknown): ContainerSpec | null {
  const name = textOf(at(json, 'name'))
  if (!name) return null
  const env: Record<string, string> = {}
  const unknownEnv = listOf(at(json, 'envFrom')).map(source => `${textOf(at(source, 'prefix')) ?? ''}*`)

  for (const entry of listOf(at(json, 'env')).filter(isRecord)) {
    const key = textOf(entry.name)
    if (!key) continue
    if (entry.valueFrom) unknownEnv.push(key)
    else env[key] = typeof entry.value === 'string' ? entry.value : ''
  }
  const words = ['command', 'args'].flatMap(key => listOf(at(json, key)))
  return {
    name,
    image: textOf(at(json, 'image')),
    args: words.filter(word => typeof word === 'string').map(word => expand(word, env)),
    env: Object.fromEntries(Object.entries(env).map(([key, value]) => [key, expand(value, env)])),
    unknownEnv: [...new Set(unknownEnv)],
  }
}

/** How the newest of these pods starts Flyway: image, command and arguments, plain environment values. */
export function containerOptionsOf(pods: Pod[], container: string): Workload['container'] {
  const spec = pods[0]?.containers.find(candidate => candidate.name === container)
  return spec ? { image: spec.image, args: spec.args, env: spec.env, unknownEnv: spec.unknownEnv } : null
}

/** `$(NAME)` is the kubelet's own replacement, `$$` its escape; names it does not know stay (Kubernetes API, Container). */
function expand(text: string, env: Record<string, string>): string {
  return text.replace(/\$\$|\$\(([^)]+)\)/g, (found, name?: string) => {
    if (name === undefined) return '$'
    return Object.hasOwn(env, name) ? (env[name] ?? found) : found
  })
}
