'use client'

import { useEffect, useRef } from 'react'
import { type Command, commandOf } from './key-map'
import { areKeysOn } from './key-setting'

/** How long the second key of a pair may take. */
const PAIR = 1_000

/** Runs the command of each single key; never in a field, over a dialog, with a modifier, or when keys are switched off. */
export function useKeys(run: (command: Command) => void): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    let before: { key: string; at: number } | null = null
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isTaken(event)) return
      const pair = before && event.timeStamp - before.at < PAIR ? before.key : null
      before = { key: event.key, at: event.timeStamp }
      const command = commandOf(event.key, pair)
      if (!command || (!areKeysOn() && event.key.length === 1 && command !== 'list')) return
      event.preventDefault()
      latest.current(command)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** Fields take every key, links and buttons take Enter, and a dialog takes all. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open]')) return true
  if (!(target instanceof Element)) return false
  if (target.closest('input, textarea, select, [contenteditable]')) return true
  return key === 'Enter' && target.closest('a, button') !== null
}
