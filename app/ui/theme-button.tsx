'use client'

import { useSyncExternalStore } from 'react'
import { Glyph } from './glyph'

const CHOICES = ['system', 'light', 'dark'] as const
type Choice = (typeof CHOICES)[number]

/** Goes round system, light and dark; the choice is kept in this browser, and an address with `theme=` wins over it. */
export function ThemeButton() {
  const choice = useSyncExternalStore(watchChoice, readChoice, () => 'system' as const)
  const next = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length] ?? 'system'
  const label = `Theme: ${choice}. Switch to ${next}`
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={() => choose(next)}>
      <Glyph name={choice === 'dark' ? 'moon' : choice === 'light' ? 'sun' : 'half'} />
    </button>
  )
}

function readChoice(): Choice {
  const { choice } = document.documentElement.dataset
  return CHOICES.find(known => known === choice) ?? 'system'
}

function watchChoice(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributeFilter: ['data-choice'] })
  return () => observer.disconnect()
}

function choose(choice: Choice) {
  const root = document.documentElement
  const dark = choice === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : choice === 'dark'
  root.dataset.choice = choice
  root.dataset.theme = dark ? 'dark' : 'light'
  try {
    localStorage.setItem('theme', choice)
  } catch {
    // Storage is denied here: the choice lasts as long as the page.
  }
}
