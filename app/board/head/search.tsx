'use client'

import { useEffect, useRef, useState } from 'react'
import { Glyph } from '../../ui/glyph'
import { changeView } from '../use-view'

/** Looks among versions, descriptions and scripts as it is typed; Escape empties and leaves it. */
export function Search({ text }: { text: string }) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(text)
  // The address is drawn a moment after it was changed: while someone types, the field knows better.
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(text)
  }, [text])
  const search = (q: string) => {
    setTyped(q)
    changeView({ q })
  }
  return (
    <search className="search">
      <Glyph name="search" />
      <input
        ref={input}
        type="text"
        name="q"
        aria-label="Search versions and scripts"
        placeholder="Search versions and scripts"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={event => search(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return
          search('')
          event.currentTarget.blur()
        }}
      />
      <kbd>/</kbd>
    </search>
  )
}
