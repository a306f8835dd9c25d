'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { Glyph } from './glyph'

/** A modal dialog: the browser holds the focus in it, and Escape or a press outside closes it. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const element = dialog.current
    if (!element || element.open) return
    // Not in React's types yet; a browser without it still has Escape and the button.
    element.setAttribute('closedby', 'any')
    element.showModal()
  }, [])

  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="dialog-title" onClose={onClose}>
      <header className="mb-3 flex items-center justify-between gap-6">
        <h2 id="dialog-title">{title}</h2>
        <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
          <Glyph name="x" />
        </button>
      </header>
      {children}
    </dialog>
  )
}
