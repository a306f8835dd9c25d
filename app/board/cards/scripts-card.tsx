import type { Environment } from '@/lib/board/schema'
import type { Row } from '../matrix/rows'
import type { View } from '../view'
import { FilterChips } from './filter-chips'
import { newestScripts, otherScripts, sayRef } from './scripts'

/** What the scripts are, what an environment ships if that differs, and the filters, which are the legend too. */
export function ScriptsCard({ environments, rows, view }: { environments: Environment[]; rows: Row[]; view: View }) {
  const newest = newestScripts(environments)
  const scripts = newest?.scripts
  return (
    <section className="card scripts" aria-labelledby="card-scripts">
      <div className="top">
        <h2 id="card-scripts">Scripts</h2>
        <span className="mono text-dim">{scripts ? sayRef(scripts) : ''}</span>
      </div>
      <p className="version">
        <b>{scripts?.newest ? `V${scripts.newest}` : '–'}</b>
        <span>{scripts ? `newest version in ${scripts.ref ?? newest.stage}` : 'no scripts were read yet'}</span>
      </p>
      <dl className="facts">
        {scripts && (
          <div>
            <dt>Files</dt>
            <dd>
              {scripts.versioned} versioned, {scripts.repeatable} repeatable
            </dd>
          </div>
        )}
        {otherScripts(environments, newest).map(({ stage, text }) => (
          <div key={stage}>
            <dt>{stage}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <FilterChips rows={rows} view={view} />
    </section>
  )
}
