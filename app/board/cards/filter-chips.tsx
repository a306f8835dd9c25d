import { Glyph } from '../../ui/glyph'
import { countStates } from '../matrix/filters'
import type { Row } from '../matrix/rows'
import { lookOf } from '../states'
import type { View } from '../view'
import { ViewLink } from '../view-link'

/** One chip a state that occurs, with its number of cells on the whole board, whatever is filtered. */
export function FilterChips({ rows, view }: { rows: Row[]; view: View }) {
  const states = countStates(rows)
  const all = states.reduce((sum, { count }) => sum + count, 0)
  return (
    <nav className="chips" aria-label="Filter by state">
      <ViewLink className="chip" change={{ states: [] }} aria-current={view.states.length === 0}>
        All <b>{all}</b>
      </ViewLink>
      {states.map(({ state, count, ghosts }) => {
        const { glyph, word, tone } = lookOf(state)
        const pressed = view.states.includes(state)
        const next = pressed ? view.states.filter(other => other !== state) : [...view.states, state]
        return (
          <ViewLink key={state} className={`chip ${tone}`} change={{ states: next }} aria-current={pressed}>
            <Glyph name={ghosts ? 'ghost' : glyph} />
            {word} <b>{count}</b>
          </ViewLink>
        )
      })}
      {view.env !== null && (
        <ViewLink className="chip" change={{ env: null }} aria-current={true} aria-label={`Only ${view.env}. Show all`}>
          {view.env} only
          <Glyph name="x" />
        </ViewLink>
      )}
    </nav>
  )
}
