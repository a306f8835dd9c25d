import type { Environment, Finding } from '@/lib/board/schema'
import { Glyph } from '../../ui/glyph'
import { PageLink } from '../../ui/page-link'
import { StateWord } from '../../ui/state-word'
import { RunHistory } from '../history/run-history'
import { lightOf, lookOfEnvironment } from './environment-look'
import { FactList } from './fact-list'
import { Freshness } from './freshness'
import { LogLine } from './log-line'
import { NextStep } from './next-step'
import { PhoneDetails } from './phone-details'

/** One environment, at the head of its column. `before` is the one that it follows in promotion order. */
export function EnvironmentCard({
  environment,
  findings,
  before,
}: {
  environment: Environment
  findings: Finding[]
  before: string | null
}) {
  const look = lookOfEnvironment(environment, findings)
  const light = lightOf(environment)
  const { name, stage, version } = environment
  const stale = environment.state === 'unknown' ? ' is-stale' : ''
  return (
    <section
      className={`card environment ${light ?? ''}${stale}`}
      data-state={environment.state}
      aria-labelledby={`card-${name}`}
    >
      <span className="step">
        <Glyph name="right" />
      </span>
      <div className="top">
        <h2 id={`card-${name}`}>
          <PageLink href={`/environments/${encodeURIComponent(name)}`}>{stage}</PageLink>
        </h2>
        <StateWord glyph={look.glyph} tone={look.tone}>
          {look.word}
        </StateWord>
      </div>
      <p className="version">
        <b>{version.current === null ? '–' : `V${version.current}`}</b>
        <NextStep environment={environment} />
      </p>
      <PhoneDetails>
        <FactList environment={environment} findings={findings} before={before} />
        <RunHistory runs={environment.runs} of={name} />
        <LogLine environment={environment} />
        <Freshness environment={environment} />
      </PhoneDetails>
    </section>
  )
}
