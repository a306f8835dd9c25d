import type { Environment, Finding } from '@/lib/board/schema'
import { StateWord } from '../../ui/state-word'
import { lookOfEnvironment } from '../cards/environment-look'

/** Name, version and state of each column: read out with every cell, and seen once the cards have scrolled away. */
export function MatrixHead({
  environments,
  findings,
  stuck,
}: {
  environments: Environment[]
  findings: Finding[]
  stuck: boolean
}) {
  return (
    <thead className={stuck ? 'stuck' : undefined}>
      <tr className="row">
        <th scope="col">Version</th>
        {environments.map(environment => {
          const look = lookOfEnvironment(
            environment,
            findings.filter(finding => finding.environment === environment.name),
          )
          return (
            <th key={environment.name} scope="col">
              <span className="cell-line">
                <b>{environment.stage}</b>
                <span className="mono">{environment.version.current && `V${environment.version.current}`}</span>
                <StateWord glyph={look.glyph} tone={look.tone}>
                  {look.word}
                </StateWord>
              </span>
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
