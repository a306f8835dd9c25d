'use client'

import { useCallback, useEffect, useState } from 'react'
import { readTimeMode, type TimeMode } from './line-time'
import { type LogSettings, type SettingName, writeSetting } from './settings'
import { keep, recall } from './stored-setting'

/** How the log is shown. `ready` is false on the server's picture, which knows neither this browser's zone nor its choice. */
export type ShownSettings = { wrap: boolean; time: TimeMode; ready: boolean }

/**
 * Wrap and kind of time: the address wins, then what was chosen in this browser before, then wrapped and in UTC. A
 * change is written to both.
 */
export function useLogSettings(asked: LogSettings) {
  const [shown, setShown] = useState<ShownSettings>({
    wrap: asked.wrap ?? true,
    time: asked.time ?? 'utc',
    ready: false,
  })
  useEffect(() => {
    setShown({
      wrap: asked.wrap ?? recall('log-wrap') !== '0',
      time: asked.time ?? readTimeMode(recall('log-time')) ?? 'utc',
      ready: true,
    })
  }, [asked.wrap, asked.time])

  const setWrap = useCallback((wrap: boolean) => {
    setShown(known => ({ ...known, wrap }))
    keep('log-wrap', wrap ? '1' : '0')
    changeSetting('wrap', wrap ? null : '0')
  }, [])
  const setTime = useCallback((time: TimeMode) => {
    setShown(known => ({ ...known, time }))
    keep('log-time', time)
    changeSetting('ts', time === 'utc' ? null : time)
  }, [])
  return { ...shown, setWrap, setTime }
}

/** Changes the address in place: how something is shown is no step that Back should go through. */
export function changeSetting(name: SettingName, value: string | null): void {
  const { pathname, search, hash } = window.location
  window.history.replaceState(null, '', `${pathname}${writeSetting(search, name, value)}${hash}`)
}
