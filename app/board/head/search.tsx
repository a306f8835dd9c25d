'use client'

import { Glyph } from '../../ui/glyph'
import { changeView } from '../use-view'

/** Looks among versions, descriptions and scripts as it is typed; Escape empties and leaves it. */
export function Search({ text }: { text: string }) {
  return (
    <search className="search">
      <Glyph name="search" />
      <input
        type="text"
        name="q"
        aria-label="Search versions and scripts"
        placeholder="Search versions and scripts"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={event => changeView({ q: event.target.value })}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          changeView({ q: '' })
          event.currentTarget.blur()
        }}
      />
      <kbd>/</kbd>
    </search>
  )
}
