'use client'

import { type ReactEventHandler, useState } from 'react'
import type { Environment, Source } from '@/lib/board/schema'
import { Age } from '../ui/age'
import { Glyph } from '../ui/glyph'
import { useNow } from '../ui/now'
import { StateWord } from '../ui/state-word'
import { lookOfSource, SOURCES, type SourceName, saySources } from './source-words'

/** Where the facts come from, how old each is, and what fails; whether it is open is part of the address. */
export function SourcesPanel({ sources, open }: { sources: Environment['sources']; open: boolean }) {
  const [shown] = useState(open)
  const note: ReactEventHandler<HTMLDetailsElement> = ({ currentTarget }) => {
    const url = new URL(window.location.href)
    if (currentTarget.open) url.searchParams.set('panel', 'sources')
    else url.searchParams.delete('panel')
    if (url.href !== window.location.href) window.history.replaceState(null, '', url)
  }
  return (
    <details className="panel sources" open={shown} onToggle={note}>
      <summary>
        <Glyph name="right" />
        <h2>Sources</h2>
        <span className="ml-auto text-dim">{saySources(sources)}</span>
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className="sideways" aria-label="List of sources" tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Source</th>
              <th scope="col">State</th>
              <th scope="col">Last read</th>
              <th scope="col">Reason</th>
              <th scope="col">Next try</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(SOURCES).map(([name, title]) => (
              <SourceRow key={name} title={title} source={sources[name as SourceName]} /> // its own keys
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}

function SourceRow({ title, source }: { title: string; source: Source }) {
  const { glyph, tone, word } = lookOfSource(source)
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        <StateWord glyph={glyph} tone={tone}>
          {word}
        </StateWord>
      </td>
      <td className="whitespace-nowrap">
        {source.readAt ? (
          <>
            <Age since={source.readAt} /> ago
          </>
        ) : source.state === 'off' ? (
          ''
        ) : (
          'never'
        )}
      </td>
      <td className="wide">{source.reason}</td>
      <td className="whitespace-nowrap">{source.nextTryAt && <NextTry at={source.nextTryAt} />}</td>
    </tr>
  )
}

function NextTry({ at }: { at: string }) {
  const left = Math.ceil((Date.parse(at) - useNow()) / 1_000)
  return left > 0 ? `in ${left} s` : 'now'
}
