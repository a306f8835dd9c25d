'use client'

import type { RefObject } from 'react'
import { Glyph } from '../../ui/glyph'
import type { SearchMode } from './settings'
import type { Matches } from './use-matches'
import type { SearchSettings } from './use-search-settings'

const MODES: Record<SearchMode, string> = { highlight: 'Highlight', filter: 'Filter' }

type Search = {
  field: RefObject<HTMLInputElement | null>
  settings: SearchSettings
  matches: Matches | null
  move: (direction: 'forward' | 'backward') => void
}

/** Looks for text in the whole log, whatever of it is on the page: which of how many it is, and the ways to the others. */
export function LogSearch({ field, settings, matches, move }: Search) {
  const { text, mode, matchCase, wholeWord, search, set } = settings
  const none = !matches || matches.count === 0
  return (
    <search className="log-search">
      <div className="search">
        <Glyph name="search" />
        <input
          ref={field}
          type="text"
          name="q"
          aria-label="Search this attempt"
          placeholder="Search this attempt"
          autoComplete="off"
          spellCheck={false}
          maxLength={1_000}
          value={text}
          onChange={event => set.text(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'Enter') move(event.shiftKey ? 'backward' : 'forward')
            if (event.key !== 'Escape') return
            set.text('')
            event.currentTarget.blur()
          }}
        />
        <span role="status" className="text-dim">
          {search !== null && sayMatches(matches)}
        </span>
      </div>
      <Step name="Previous match" keys="Shift+Enter" glyph="up" off={none} act={() => move('backward')} />
      <Step name="Next match" keys="Enter" glyph="down" off={none} act={() => move('forward')} />
      <Toggle name="Match case" on={matchCase} set={set.matchCase}>
        Aa
      </Toggle>
      <Toggle name="Whole words" on={wholeWord} set={set.wholeWord}>
        <u>ab</u>
      </Toggle>
      <fieldset className="segments">
        <legend className="sr-only">What to do with the lines that match</legend>
        {(['highlight', 'filter'] as const).map(other => (
          <button key={other} type="button" aria-pressed={other === mode} onClick={() => set.mode(other)}>
            {MODES[other]}
          </button>
        ))}
      </fieldset>
    </search>
  )
}

function sayMatches(matches: Matches | null): string {
  if (!matches) return 'searching'
  if (matches.count === 0) return 'no match'
  return `${matches.place.toLocaleString('en')} of ${matches.count.toLocaleString('en')}`
}

type StepProps = { name: string; keys: string; glyph: 'up' | 'down'; off: boolean; act: () => void }

function Step({ name, keys, glyph, off, act }: StepProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={`${name}, ${keys}`}
      disabled={off}
      onClick={act}
    >
      <Glyph name={glyph} />
    </button>
  )
}

type ToggleProps = { name: string; on: boolean; set: (on: boolean) => void; children: React.ReactNode }

function Toggle({ name, on, set, children }: ToggleProps) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={name}
      aria-pressed={on}
      onClick={() => set(!on)}
    >
      <span aria-hidden="true">{children}</span>
    </button>
  )
}
