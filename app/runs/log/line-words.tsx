'use client'

import { useMemo, useState } from 'react'
import type { LogLine } from '@/lib/board/answers'
import { type FoundStretch, markFound } from './found-stretches'
import { readLineText } from './line-text'

/** Characters of a line that are shown at first; a line of a megabyte would hold up every scroll past it. */
const SHOWN = 2_000
/** A browser cannot show a longer line without standing still; it can save it. */
const MOST_SHOWN = 2_000_000

type Words = { line: LogLine; pattern: RegExp | null; log: string }

/** What a line says, as nothing but text; a long one at first in part. `log` is where the whole of it can be had. */
export function LineWords({ line, pattern, log }: Words) {
  const { number, text } = line
  const [whole, setWhole] = useState<string | null>(null)
  const length = line.length ?? text.length
  if (length <= SHOWN) return <Stretches text={text} pattern={pattern} />
  const address = `${log}?from=${number}&to=${number}`
  const name = `Show all ${length.toLocaleString('en')} characters`
  const showAll = async () => setWhole(line.length === undefined ? text : await readWhole(address))
  return (
    <span>
      <Stretches text={whole ?? text.slice(0, SHOWN)} pattern={pattern} />
      {length > MOST_SHOWN ? (
        <a className="more" href={address} download={`line-${number}.txt`}>
          {name.replace('Show', 'Download')}
        </a>
      ) : (
        <button type="button" className="more" onClick={() => (whole === null ? void showAll() : setWhole(null))}>
          {whole === null ? name : 'Show less'}
        </button>
      )}
    </span>
  )
}

/** Null where it cannot be had now: then the line stays as it is, and the live indicator says why. */
async function readWhole(address: string): Promise<string | null> {
  try {
    const response = await fetch(address)
    return response.ok ? (await response.text()).replace(/\n$/, '') : null
  } catch {
    return null
  }
}

function Stretches({ text, pattern }: { text: string; pattern: RegExp | null }) {
  const stretches = useMemo(() => markFound(readLineText(text), pattern), [text, pattern])
  const [only] = stretches
  if (stretches.length === 1 && only && !only.found && styleOf(only) === undefined) return <span>{only.text}</span>
  return (
    <span>
      {stretches.map((stretch, index) => {
        const Tag = stretch.found ? 'mark' : 'span'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of a line never change places
          <Tag key={index} className={styleOf(stretch)}>
            {stretch.text}
          </Tag>
        )
      })}
    </span>
  )
}

function styleOf({ colour, bold, underline, control }: FoundStretch): string | undefined {
  const classes = [colour && `in-${colour}`, bold && 'font-semibold', underline && 'underline']
  return (
    [...classes, control && 'control-character'].filter(name => typeof name === 'string' && name !== '').join(' ') ||
    undefined
  )
}
