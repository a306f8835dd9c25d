'use client'

import type { Environment, Finding } from '@/lib/board/schema'
import { useDay } from '../../ui/now'
import { PageLink } from '../../ui/page-link'
import { StateWord } from '../../ui/state-word'
import { type Fact, sayHistory, sayPending, sayPod, sayRun, saySchema } from './facts'

/** The five values of a card, always all of them and in this order: what is missing would look like what is well. */
export function FactList({
  environment,
  findings,
  before,
}: {
  environment: Environment
  findings: Finding[]
  before: string | null
}) {
  const day = useDay()
  const facts: [string, Fact][] = [
    ['Pending', sayPending(environment, before)],
    ['Run', sayRun(environment, day)],
    ['Pod', sayPod(environment)],
    ['History', sayHistory(environment, findings)],
    ['Schema', saySchema(environment)],
  ]
  return (
    <dl className="facts">
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Value {...fact} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ text, link, mono, look }: Fact) {
  if (look)
    return (
      <StateWord glyph={look.glyph} tone={look.tone}>
        {text}
      </StateWord>
    )
  return (
    <>
      {link && (
        <PageLink className="link" href={link.href}>
          {link.text}
        </PageLink>
      )}
      {mono !== undefined && <span className="mono">{mono}</span>}
      {text}
    </>
  )
}
