import type { Draft } from '../finding'
import { environmentPage } from '../pages'
import type { Situation } from '../situation'
import { sentenceOf } from '../words'

/** A pod serves, and no run was seen in it: whatever its scripts are, nobody has applied them. */
export function findRolledOutWithoutRun({ observation }: Situation): Draft[] {
  const workload = observation.kubernetes.value
  const pod = workload?.pods.find(({ terminating }) => !terminating)
  // A Job's pod, or one that is found by its labels, may well be of another kind.
  if (!pod || !workload?.rollout || !pod.ready) return []
  if (observation.runs.some(run => run.podUid === pod.uid && run.startedAt !== null)) return []
  const without = pod.image === null
  return [
    {
      kind: 'rolled-out-without-run',
      severity: 'warning',
      migration: null,
      title: 'Rolled out without a run of Flyway.',
      detail: without
        ? `Pod ${pod.name} serves, and has no container of the configured name.`
        : `Pod ${pod.name} serves, and its container never started.`,
      nextStep: without
        ? 'Put the container that runs Flyway back into the template, or name it in the configuration as it is called now.'
        : `See with kubectl describe pod ${pod.name} what became of the container.`,
      since: pod.createdAt,
      href: environmentPage(observation.name),
    },
  ]
}

/** The rollout does not go on, and no run that is known tells why. */
export function findStuckRollout({ observation, failing }: Situation): Draft[] {
  const stuck = observation.kubernetes.value?.rollout?.stuck
  const [run] = observation.runs
  if (!stuck || failing || run?.state === 'waiting' || run?.state === 'failed') return []
  return [
    {
      kind: 'risk',
      severity: 'warning',
      migration: null,
      title: 'The rollout does not go on.',
      detail: sentenceOf(stuck),
      nextStep: 'Look at what the newest pod waits for besides its run: its other containers and their probes.',
      about: 'rollout',
      href: environmentPage(observation.name),
    },
  ]
}
