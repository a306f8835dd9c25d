'use client'

import { useEffect } from 'react'
import { serverTime } from './clock'
import { sayAge } from './times'

/** Hover or focus of anything with a time in it gives the age and the local time; written when asked, not for every row. */
export function TimeTitles() {
  useEffect(() => {
    const tell = ({ target }: Event) => {
      if (!(target instanceof Element)) return
      const time = target.closest('time') ?? target.querySelector(':scope > time')
      if (time) time.title = titleOf(time.dateTime)
    }
    document.addEventListener('pointerover', tell)
    document.addEventListener('focusin', tell)
    return () => {
      document.removeEventListener('pointerover', tell)
      document.removeEventListener('focusin', tell)
    }
  }, [])
  return null
}

function titleOf(iso: string): string {
  const moment = new Date(iso)
  const age = sayAge(serverTime() - moment.getTime())
  return `${age} ago · ${iso.slice(0, 19).replace('T', ' ')} UTC · ${moment.toLocaleString()} local`
}
