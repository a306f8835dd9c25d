'use client'

import { useState } from 'react'

/** Copies a text, and says for a moment that it did, or that the browser does not let it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [said, setSaid] = useState<string | null>(null)
  const say = (word: string) => {
    setSaid(word)
    setTimeout(() => setSaid(null), 2_000)
  }
  const copy = () =>
    // Only an https page or one on loopback has a clipboard.
    void Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))).then(
      () => say('Copied'),
      () => say('Not copied: select it by hand'),
    )
  return (
    <button type="button" className="button small" onClick={copy}>
      <span aria-live="polite">{said ?? `Copy ${what}`}</span>
    </button>
  )
}
