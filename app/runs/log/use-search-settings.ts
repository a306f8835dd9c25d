'use client'

import { useCallback, useEffect, useMemo, useState } from 'react'
import type { LineSearch } from '@/lib/line-pattern'
import { type LogSettings, readMode, type SearchMode, type SettingName } from './settings'
import { keep, recall } from './stored-setting'
import { changeSetting } from './use-log-settings'

/** A pause in typing, in ms, after which the log is searched. */
const PAUSE = 250

/**
 * What is looked for and how: the address wins, then what was chosen in this browser before. `search` is null while
 * nothing is; it is the same object for as long as the same is looked for.
 */
export function useSearchSettings(asked: LogSettings) {
  const [text, setText] = useState(asked.search)
  const [mode, setMode] = useState<SearchMode>(asked.mode ?? 'highlight')
  const [matchCase, setMatchCase] = useState(asked.matchCase ?? false)
  const [wholeWord, setWholeWord] = useState(asked.wholeWord ?? false)
  useEffect(() => {
    setMode(asked.mode ?? readMode(recall('log-mode')) ?? 'highlight')
    setMatchCase(asked.matchCase ?? recall('log-case') === '1')
    setWholeWord(asked.wholeWord ?? recall('log-word') === '1')
  }, [asked.mode, asked.matchCase, asked.wholeWord])

  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  const search = useMemo<LineSearch | null>(
    () => (settled === '' ? null : { text: settled, matchCase, wholeWord }),
    [settled, matchCase, wholeWord],
  )
  const set = {
    text: useCallback((value: string) => {
      setText(value)
      changeSetting('q', value === '' ? null : value)
    }, []),
    mode: useCallback((value: SearchMode) => {
      setMode(value)
      remember('mode', value, value === 'highlight')
    }, []),
    matchCase: useCallback((value: boolean) => {
      setMatchCase(value)
      remember('case', value ? '1' : '0', !value)
    }, []),
    wholeWord: useCallback((value: boolean) => {
      setWholeWord(value)
      remember('word', value ? '1' : '0', !value)
    }, []),
  }
  return { text, mode, matchCase, wholeWord, search, filters: mode === 'filter' && search !== null, set }
}

export type SearchSettings = ReturnType<typeof useSearchSettings>

function remember(name: SettingName, value: string, usual: boolean): void {
  keep(`log-${name}`, value)
  changeSetting(name, usual ? null : value)
}
