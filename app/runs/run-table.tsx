'use client'

import type { Run } from '@/lib/board/schema'
import { Elapsed } from '../ui/elapsed'
import { ForeignText } from '../ui/foreign-text'
import { Moment } from '../ui/moment'
import { PageLink } from '../ui/page-link'
import { StateWord } from '../ui/state-word'
import { sayOutcome, stateOfRun } from './run-words'

/** Runs, one a line: how each ended, when, for how long, what it did, and where its log is. */
export function RunTable({ runs, everywhere }: { runs: Run[]; everywhere: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="sideways run-table" aria-label="List of runs" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">State</th>
            {everywhere && <th scope="col">Environment</th>}
            <th scope="col">Log</th>
            <th scope="col">Started</th>
            <th scope="col" className="number">
              Took
            </th>
            <th scope="col">What it did</th>
            <th scope="col">Pod</th>
          </tr>
        </thead>
        <tbody>
          {runs.map(run => (
            <RunRow key={run.id} run={run} everywhere={everywhere} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RunRow({ run, everywhere }: { run: Run; everywhere: boolean }) {
  const { glyph, tone, word } = stateOfRun(run)
  return (
    <tr>
      <td>
        <StateWord glyph={glyph} tone={tone}>
          {word}
        </StateWord>
      </td>
      {everywhere && (
        <td>
          <PageLink className="link" href={`/environments/${encodeURIComponent(run.environment)}`}>
            {run.environment}
          </PageLink>
        </td>
      )}
      <td>
        <PageLink className="link whitespace-nowrap" href={`/runs/${encodeURIComponent(run.id)}`}>
          attempt {run.attempt}
        </PageLink>
      </td>
      <td className="whitespace-nowrap">{run.startedAt ? <Moment at={run.startedAt} /> : 'not yet'}</td>
      <td className="number">
        {run.state === 'running' || run.finishedAt ? <Elapsed from={run.startedAt} to={run.finishedAt} /> : null}
      </td>
      <td className="outcome">
        {sayOutcome(run)}
        {run.failure && run.state === 'failed' && (
          <span className="block truncate text-sub" title={run.failure.message}>
            {run.failure.sqlState && <span className="mono">{run.failure.sqlState} </span>}
            <ForeignText text={run.failure.message} />
          </span>
        )}
      </td>
      <td className="mono whitespace-nowrap">{run.pod}</td>
    </tr>
  )
}
