'use client'

import { type ReactNode, useId, useState } from 'react'

/** The proof on a card. On a phone, and only there, a card that is in sync keeps it behind a button. */
export function PhoneDetails({ children }: { children: ReactNode }) {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        className="show-details button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Less' : 'Details'}
      </button>
      <div className="details" id={id} data-open={open || undefined}>
        {children}
      </div>
    </>
  )
}
