'use client'

import { useEffect, useRef } from 'react'
import type { Environment, Source } from '@/lib/board/schema'
import { Age } from '../ui/age'
import { NextTry } from '../ui/next-try'
import { StateWord } from '../ui/state-word'
import { lookOfSource, SOURCES, type SourceName, saySources } from './source-words'

/** Where the facts come from, how old each is, and what fails. An address can point at it with `panel=sources`. */
export function SourcesPanel({ sources, chosen }: { sources: Environment['sources']; chosen: boolean }) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen) panel.current?.scrollIntoView({ block: 'center' })
  }, [chosen])
  return (
    <section ref={panel} className={chosen ? 'panel chosen' : 'panel'} aria-labelledby="sources">
      <header>
        <h2 id="sources">Sources</h2>
        <span className="aside">{saySources(sources)}</span>
      </header>
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
    </section>
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
