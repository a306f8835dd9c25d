import type { ReactNode } from 'react'

/** The bar of a page that must not depend on anything: no script, no data, one way back, by a whole load. */
export function PlainBar({ children }: { children?: ReactNode }) {
  return (
    <header className="top-bar">
      <a className="brand" href="/">
        {children}
        <span>instrument-cluster</span>
      </a>
    </header>
  )
}
