'use client'

import { useEffect, useState } from 'react'
import { Glyph } from './glyph'

/** Copies a text and says so for two seconds, to the eye and to a screen reader. */
export function CopyButton({ text, label = 'Copy' }: { text: string; label?: string }) {
  const [said, say] = useState<string | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => say(null), 2_000)
    return () => clearTimeout(timer)
  }, [said])

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say('Copied'),
      () => say('Not permitted to copy'),
    )
  return (
    <button type="button" className="button small" onClick={() => void copy()}>
      <Glyph name={said === 'Copied' ? 'check' : 'copy'} />
      <span aria-live="polite">{said ?? label}</span>
    </button>
  )
}
