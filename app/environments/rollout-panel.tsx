'use client'

import type { Rollout } from '@/lib/board/schema'
import { ForeignText } from '../ui/foreign-text'
import { Moment } from '../ui/moment'
import { StateWord, type Tone } from '../ui/state-word'

type Pod = Rollout['pods'][number]

/** The pods side by side: which template each was made from, with which image, and what made that template another one. */
export function RolloutPanel({ rollout }: { rollout: Rollout }) {
  const { pods, stuck, observed } = rollout
  return (
    <section className="panel" aria-labelledby="rollout">
      <header>
        <h2 id="rollout">Rollout</h2>
        <span className="aside">{sayRollout(rollout)}</span>
      </header>
      {stuck !== null && (
        <p className="body">
          <StateWord glyph="warn" tone="warn">
            The rollout does not go on
          </StateWord>{' '}
          <ForeignText text={stuck} />
        </p>
      )}
      {!observed && <p className="body text-dim">Kubernetes has not begun with the newest template yet.</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="sideways" aria-label="List of pods" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Pod</th>
              <th scope="col">State</th>
              <th scope="col" className="number">
                Revision
              </th>
              <th scope="col">Flyway's image</th>
              <th scope="col">What made it</th>
              <th scope="col">Created</th>
            </tr>
          </thead>
          <tbody>
            {pods.map(pod => (
              <PodRow key={pod.uid} pod={pod} />
            ))}
          </tbody>
        </table>
      </section>
      {pods.length === 0 && (
        <div className="empty">
          <b>No pods</b>
        </div>
      )}
    </section>
  )
}

function sayRollout({ pods }: Rollout): string {
  if (pods.length === 1) return '1 pod'
  const revisions = new Set(pods.map(({ revision }) => revision)).size
  return `${pods.length} pods${revisions > 1 ? ` of ${revisions} revisions` : ''}`
}

function PodRow({ pod }: { pod: Pod }) {
  const { tone, word } = lookOfPod(pod)
  return (
    <tr>
      <th scope="row" className="mono whitespace-nowrap">
        <ForeignText text={pod.name} />
      </th>
      <td>
        <StateWord glyph={pod.ready ? 'check' : 'clock'} tone={tone}>
          {word}
        </StateWord>
      </td>
      <td className="number">{pod.revision ?? 'unknown'}</td>
      <td className="mono">{pod.image === null ? 'no such container' : <ForeignText text={pod.image} />}</td>
      <td className="wide">
        <ForeignText text={pod.trigger ?? ''} />
      </td>
      <td className="whitespace-nowrap">
        <Moment at={pod.createdAt} />
      </td>
    </tr>
  )
}

function lookOfPod({ terminating, ready, phase }: Pod): { tone: Tone; word: string } {
  if (terminating) return { tone: 'plain', word: 'ending' }
  return ready ? { tone: 'quiet', word: 'serves' } : { tone: 'plain', word: phase.toLowerCase() }
}
