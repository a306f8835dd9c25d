import type { Draft } from '../finding'
import { accessPart } from '../pages'
import type { Right } from '../schema'
import type { Situation } from '../situation'
import { listOf } from '../words'

/** What a right is for: without it something of a run stays unseen. The others are asked for and not needed every day. */
const NEEDED: Record<string, string[]> = {
  pods: ['list', 'watch'],
  events: ['list', 'watch'],
  'pods/log': ['get'],
  deployments: ['get'],
  replicasets: ['list'],
  statefulsets: ['get'],
  jobs: ['get'],
}

/** Kubernetes answers, and does not permit all that the board asks of it. */
export function findMissingRights({ observation }: Situation): Draft[] {
  const { access, kubernetes, name } = observation
  const missing = access?.rights.filter(right => right.missing.length > 0) ?? []
  // A source that is refused as a whole says so itself.
  if (!access || missing.length === 0 || kubernetes.failure) return []
  const isNeeded = missing.some(({ resource, missing: verbs }) => verbs.some(verb => NEEDED[resource]?.includes(verb)))
  return [
    {
      kind: 'not-permitted',
      severity: isNeeded ? 'warning' : 'notice',
      migration: null,
      title: `Kubernetes does not permit to ${listOf(missing.map(sayRight), 3)}.`,
      detail: isNeeded ? SAYS(missing) : 'What the board shows does not need it today.',
      nextStep: `Add the missing rule to the role of the board's ServiceAccount in namespace ${access.namespace}; its page has it as YAML.`,
      about: 'rights',
      href: accessPart(name),
    },
  ]
}

const sayRight = ({ resource, missing }: Right) => `${listOf(missing)} ${resource}`

const SAYS = (missing: Right[]) =>
  missing.some(({ resource }) => resource === 'events')
    ? 'Why a container does not start may stay unknown: only events tell of a missing volume or sandbox.'
    : 'What it hides cannot be seen here, and is not made up.'
