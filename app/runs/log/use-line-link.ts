'use client'

import { useEffect, useState } from 'react'
import type { Range } from './line-pages'
import { sayLineRange } from './line-range'

/** Copies lines, or their address; what is said of it goes after two seconds. */
export function useLineLink() {
  const [said, say] = useState<string | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => say(null), 2_000)
    return () => clearTimeout(timer)
  }, [said])

  const write = (text: Promise<string>, what: string) =>
    void text
      .then(copied => navigator.clipboard.writeText(copied))
      .then(
        () => say(`${what} copied`),
        () => say('Could not be copied'),
      )
  const copy = (range: Range) => {
    const { origin, pathname, search } = window.location
    write(Promise.resolve(`${origin}${pathname}${search}${sayLineRange(range)}`), `Link to ${sayLines(range)}`)
  }
  const copyText = ({ from, to }: Range, log: string) =>
    write(readText(`${log}?from=${from}&to=${to}`), upperFirst(sayLines({ from, to })))
  return { said, copy, copyText }
}

/** `line 12`, `lines 12 to 20`. */
export const sayLines = ({ from, to }: Range) => (from === to ? `line ${from}` : `lines ${from} to ${to}`)

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

async function readText(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status}`)
  return response.text()
}
