import type { ObservedRun } from '../board/observation'
import { flywayOf, lengthOf, nameOf, sayApplied, sayDifference, sayEnd, stepsOf } from './attempt-words'
import type { Incident } from './incident'

/** One moment of an incident's course. */
export type Moment = {
  /** Null where nobody has seen when. */
  at: string | null
  kind: 'good' | 'changed' | 'pod' | 'failed' | 'other' | 'running' | 'due'
  title: string
  detail: string | null
  /** The run that it is about, and how long that took, in milliseconds. */
  run: string | null
  took: number | null
}

/** More attempts than these at its beginning and its end are told as one line. */
const FIRST = 3
const LAST = 5

/**
 * The course of an incident, oldest first: the last run that ended well, what was another thing when it failed for the
 * first time, each pod and attempt since, and the run that ended it. `runs` are its environment's, newest first.
 */
export function computeTimeline(run: ObservedRun, runs: ObservedRun[], incident: Incident): Moment[] {
  const oldestFirst = runs.filter(({ state, startedAt }) => state !== 'waiting' || startedAt !== null).toReversed()
  const place = oldestFirst.findIndex(({ id }) => id === run.id)
  if (place === -1) return attemptMoments([run], null)
  const good = oldestFirst.findLastIndex(({ state }, index) => state === 'succeeded' && index < place)
  const end = oldestFirst.findIndex(({ state }, index) => state === 'succeeded' && index > place)
  const attempts = oldestFirst.slice(good + 1, end === -1 ? undefined : end + 1)
  const [first = run] = attempts
  const last = oldestFirst[good] ?? null
  return [
    ...(last ? [goodMoment(last)] : []),
    // What is kept of a template is that of the incident's own pod.
    ...changeMoments(last, first, first.podUid === run.podUid ? incident.trigger : null),
    ...folded(attemptMoments(attempts, last)),
    ...dueMoments(end === -1 ? attempts.at(-1) : undefined),
  ]
}

const goodMoment = (run: ObservedRun): Moment => ({
  ...{ at: run.finishedAt ?? run.startedAt, kind: 'good', run: run.id, took: lengthOf(run) },
  title: 'The last run that ended well',
  detail: sayApplied(run) ?? 'nothing was to be applied',
})

/** What differs between the last good run and the first that failed: image, Flyway, scripts, and the template of its pod. */
function changeMoments(good: ObservedRun | null, first: ObservedRun, trigger: string | null): Moment[] {
  const began = stepsOf(first).map(nameOf)
  const [before, now] = [good && flywayOf(good), flywayOf(first)]
  const changes = [
    good && good.image !== first.image ? `image ${good.image ?? 'unknown'} → ${first.image ?? 'unknown'}` : '',
    good && good.image === first.image && good.imageId !== first.imageId ? 'another image under the same tag' : '',
    before !== null && now !== null && before !== now ? `Flyway ${before} → ${now}` : '',
    began.length > 0 ? `scripts that were new to it: ${began.join(', ')}` : '',
    trigger === null ? '' : `its rollout: ${trigger}`,
  ].filter(text => text !== '')
  if (changes.length === 0 || (!good && began.length === 0)) return []
  const title = 'What was new when it failed for the first time'
  return [{ at: null, kind: 'changed', title, detail: changes.join('; '), run: null, took: null }]
}

/** Each pod where it begins, and its attempts, each beside the one before it. */
function attemptMoments(attempts: ObservedRun[], before: ObservedRun | null): Moment[] {
  return attempts.flatMap((run, index) => {
    const previous = attempts[index - 1] ?? null
    const isNewPod = run.podUid !== (previous ?? before)?.podUid
    const pod: Moment = {
      at: run.podCreatedAt,
      kind: 'pod',
      title: 'Pod created',
      detail: run.pod,
      run: null,
      took: null,
    }
    return [...(isNewPod ? [pod] : []), attemptMoment(run, previous)]
  })
}

function attemptMoment(run: ObservedRun, previous: ObservedRun | null): Moment {
  const applied = sayApplied(run)
  return {
    at: run.finishedAt ?? run.startedAt,
    kind:
      run.state === 'succeeded'
        ? 'good'
        : run.state === 'failed'
          ? 'failed'
          : run.state === 'running'
            ? 'running'
            : 'other',
    title: [`Attempt ${run.restartCount + 1}`, [applied, sayEnd(run)].filter(Boolean).join(', ')].join(': '),
    detail: run.state === 'failed' ? sayDifference(run, previous) : null,
    run: run.id,
    took: lengthOf(run),
  }
}

/** Attempts in the middle of a long series say the same: their number says enough. */
function folded(moments: Moment[]): Moment[] {
  const hidden = moments.slice(FIRST, -LAST)
  if (hidden.length < 2) return moments
  const last = hidden.at(-1)?.at ?? null
  const title = `${hidden.filter(({ run }) => run !== null).length} attempts more`
  const gap: Moment = {
    at: last,
    kind: 'other',
    title,
    detail: 'their runs are listed under Runs',
    run: null,
    took: null,
  }
  return [...moments.slice(0, FIRST), gap, ...moments.slice(-LAST)]
}

function dueMoments(newest: ObservedRun | undefined): Moment[] {
  if (!newest?.nextTryAt || newest.state === 'running') return []
  const title = `Attempt ${newest.restartCount + 2} is due`
  return [{ at: newest.nextTryAt, kind: 'due', title, detail: newest.waitingReason, run: null, took: null }]
}
