import { at, isRecord, listOf, textOf, textsOf } from './json'

/** A pod template, in the parts in which two of them are compared. */
export type Template = {
  /** `kubectl rollout restart` writes the time here, and changes nothing else. */
  restartedAt: string | null
  containers: ReadonlyMap<string, { image: string | null; command: string; env: string; rest: string }>
  rest: string
}

const RESTARTED = 'kubectl.kubernetes.io/restartedAt'
/** The controller's own label: another template has another one. */
const HASH = 'pod-template-hash'

/** Reads `spec.template` of a Deployment, ReplicaSet, StatefulSet or Job. */
export function parseTemplate(json: unknown): Template {
  const spec = at(json, 'spec')
  const { [RESTARTED]: restartedAt = null, ...annotations } = textsOf(at(json, 'metadata', 'annotations'))
  const { [HASH]: _hash, ...labels } = textsOf(at(json, 'metadata', 'labels'))
  const containers = ['initContainers', 'containers'].flatMap(key => listOf(at(spec, key)).filter(isRecord))
  const { initContainers: _init, containers: _main, ...others } = isRecord(spec) ? spec : {}
  return {
    restartedAt,
    containers: new Map(
      containers.map(({ name, image, command, args, env, envFrom, ...rest }) => [
        textOf(name) ?? '',
        {
          image: textOf(image),
          command: JSON.stringify([command, args]),
          env: JSON.stringify([env, envFrom]),
          rest: JSON.stringify(rest),
        },
      ]),
    ),
    rest: JSON.stringify([annotations, labels, others]),
  }
}

/** What made a new template out of the one before, in words; values of variables are left out, for they may be secret. */
export function describeChange(before: Template | null, now: Template): string {
  if (!before) return 'first rollout that is known'
  const changes = [...now.containers].flatMap(([name, { image, command, env, rest }]) => {
    const old = before.containers.get(name)
    if (!old) return [`container ${name} added`]
    return [
      ...(old.image !== image ? [`image of ${name}: ${old.image} → ${image}`] : []),
      ...(old.command !== command ? [`command of ${name}`] : []),
      ...(old.env !== env ? [`environment of ${name}`] : []),
      ...(old.rest !== rest ? [`settings of ${name}`] : []),
    ]
  })
  const gone = [...before.containers.keys()].filter(name => !now.containers.has(name))
  const others = [...changes, ...gone.map(name => `container ${name} removed`)]
  if (before.rest !== now.rest) others.push(others.length > 0 ? 'more of the template' : 'the template')
  if (others.length > 0) return others.join(', ')
  return before.restartedAt === now.restartedAt ? 'nothing in the template' : 'restarted'
}
