'use client'

import { useEffect, useRef } from 'react'
import { areKeysOn } from '../board/keys/key-setting'

/** What a key does, by `KeyboardEvent.key`. */
export type Keys = Record<string, (() => void) | undefined>

/** Single keys of a page: never in a field, with a modifier, or when they are switched off (WCAG 2.1.4). */
export function usePageKeys(keys: Keys): void {
  const current = useRef(keys)
  useEffect(() => {
    current.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isField(event.target)) return
      const act = current.current[event.key]
      if (!act || (!areKeysOn() && event.key.length === 1)) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
