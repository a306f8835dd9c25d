'use client'

import type { ReactNode } from 'react'
import type { Rollout } from '@/lib/board/schema'
import { Elapsed } from '../../ui/elapsed'
import { ExactTime } from '../../ui/exact-time'
import { ForeignText } from '../../ui/foreign-text'
import { NextTry } from '../../ui/next-try'
import type { ShownRun } from '../log/shown-run'

/** What Kubernetes says of the pod and of this attempt's container. */
export function RunFacts({ run, rollout }: { run: ShownRun; rollout: Rollout | null }) {
  const facts: [string, ReactNode][] = [
    ['Name', <ForeignText key="pod" text={run.pod} />],
    ['Container', <ForeignText key="container" text={run.container} />],
    ['State', [run.state, run.reason, run.waitingReason].filter(Boolean).join(', ')],
    ['Exit code', run.exitCode ?? (run.state === 'running' ? 'not yet' : 'unknown')],
    ['Started', <ExactTime key="started" at={run.startedAt} />],
    ['Ended', <ExactTime key="ended" at={run.finishedAt} />],
    ['Took', isTimed(run) ? <Elapsed key="took" from={run.startedAt} to={run.finishedAt} /> : 'unknown'],
    ['Image', run.image],
    ['Flyway', run.flywayVersion ?? 'not named by the log'],
  ]
  const made = rollout?.pods.find(({ uid }) => uid === run.podUid)
  if (made?.revision != null) facts.push(['Revision', sayRevision(made.revision, rollout)])
  if (made?.trigger) facts.push(['Made by', <ForeignText key="trigger" text={made.trigger} />])
  if (run.nextTryAt) facts.push(['Next try', <NextTry key="next" at={run.nextTryAt} />])
  const restarts = run.restartCount === 1 ? '1 restart' : `${run.restartCount} restarts`
  return (
    <section className="panel" aria-label="Pod">
      <header>
        <h2>Pod</h2>
        <span className="aside">{run.restartCount > 0 ? restarts : 'first attempt'}</span>
      </header>
      <dl className="fact-rows body">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function sayRevision(revision: number, rollout: Rollout | null): string {
  const other = rollout?.pods.find(pod => pod.ready && !pod.terminating && pod.revision !== revision)
  return other ? `${revision}; pod of revision ${other.revision ?? 'unknown'} serves` : String(revision)
}

/** A run that was lost began, but nobody knows when it ended. */
const isTimed = ({ state, finishedAt }: ShownRun) => state === 'running' || finishedAt !== null
