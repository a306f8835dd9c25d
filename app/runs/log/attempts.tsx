'use client'

import { Fragment } from 'react'
import { Elapsed } from '../../ui/elapsed'
import { Moment } from '../../ui/moment'
import { PageLink } from '../../ui/page-link'
import { StateWord } from '../../ui/state-word'
import { gapBefore, sayGap } from '../attempt-gaps'
import { stateOfRun } from '../run-words'
import type { ShownRun } from './shown-run'

/** The attempts of one pod, oldest first; the one that is shown is marked, and what nobody has seen is said. */
export function Attempts({ siblings, shown }: { siblings: ShownRun['siblings']; shown: string }) {
  return (
    <nav className="attempts" aria-label="Attempts" ref={showCurrent}>
      {siblings.map((run, index) => {
        const { glyph, tone, word } = stateOfRun(run)
        const gap = gapBefore(run, siblings[index - 1])
        return (
          <Fragment key={run.id}>
            {gap && <Unseen text={`${sayGap(gap)} not ${index === 0 ? 'kept' : 'seen'}`} />}
            <PageLink href={`/runs/${encodeURIComponent(run.id)}`} aria-current={run.id === shown ? 'page' : undefined}>
              <b>#{run.attempt}</b>{' '}
              <StateWord glyph={glyph} tone={tone}>
                {word}
              </StateWord>
              <small>
                <When run={run} />
              </small>
            </PageLink>
          </Fragment>
        )
      })}
    </nav>
  )
}

/** The restart count tells of attempts that ended while no board was there; nothing of them is made up. */
function Unseen({ text }: { text: string }) {
  return <span className="unseen">{text}</span>
}

/** Of many attempts the one that is shown is in sight; only the strip moves, not the page. */
function showCurrent(strip: HTMLElement | null) {
  const current = strip?.querySelector<HTMLElement>('[aria-current]')
  if (strip && current) strip.scrollLeft = current.offsetLeft + current.offsetWidth - strip.clientWidth
}

function When({ run: { startedAt, finishedAt, state } }: { run: ShownRun['siblings'][number] }) {
  if (startedAt === null) return 'not started'
  return (
    <>
      <Moment at={startedAt} />
      {finishedAt !== null && (
        <>
          , ran <Elapsed from={startedAt} to={finishedAt} />
        </>
      )}
      {state === 'running' && (
        <>
          , <Elapsed from={startedAt} to={null} /> so far
        </>
      )}
    </>
  )
}
