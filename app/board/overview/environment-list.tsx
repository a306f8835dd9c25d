import type { Board, Environment, Finding } from '@/lib/board/schema'
import { PageLink } from '../../ui/page-link'
import { StateWord } from '../../ui/state-word'
import { lookOfEnvironment } from '../cards/environment-look'
import { sayPending } from '../cards/facts'
import { Freshness } from '../cards/freshness'
import { NextStep } from '../cards/next-step'
import { compareStates } from './worst-first'

/** Many environments, one line each, grouped by state: the outliers first. */
export function EnvironmentList({ board }: { board: Board }) {
  const { environments, findings } = board
  const sorted = environments.toSorted((a, b) => compareStates(a.state, b.state))
  return (
    <table className="panel overview" aria-label="Environments">
      <thead>
        <tr>
          <th scope="col">Environment</th>
          <th scope="col">State</th>
          <th scope="col">Version</th>
          <th scope="col">Pending</th>
          <th scope="col">Read</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map(environment => (
          <EnvironmentRow
            key={environment.name}
            environment={environment}
            before={environments[environments.indexOf(environment) - 1]?.stage ?? null}
            findings={findings.filter(finding => finding.environment === environment.name)}
          />
        ))}
      </tbody>
    </table>
  )
}

function EnvironmentRow({
  environment,
  before,
  findings,
}: {
  environment: Environment
  before: string | null
  findings: Finding[]
}) {
  const { name, stage, state, version } = environment
  const { glyph, word, tone } = lookOfEnvironment(environment, findings)
  return (
    <tr className={state === 'unknown' ? 'is-stale' : undefined}>
      <th scope="row">
        <PageLink className="link" href={`/environments/${encodeURIComponent(name)}`}>
          {stage}
        </PageLink>
      </th>
      <td>
        <StateWord glyph={glyph} tone={tone}>
          {word}
        </StateWord>
      </td>
      <td>
        <span className="mono">{version.current === null ? '–' : `V${version.current}`}</span>{' '}
        <NextStep environment={environment} />
      </td>
      <td>{sayPending(environment, before).text}</td>
      <td>
        <Freshness environment={environment} />
      </td>
    </tr>
  )
}
