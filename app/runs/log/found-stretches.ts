import type { Stretch } from './line-text'

/** A stretch of a line that is, or is not, what is looked for. */
export type FoundStretch = Stretch & { found: boolean }

/** Beyond this many matches in one line the others are not marked: each would be an element of the page. */
const MOST = 1_000

/** Cuts the stretches of a line where what is looked for begins and ends; a match may reach over several of them. */
export function markFound(stretches: readonly Stretch[], pattern: RegExp | null): FoundStretch[] {
  const matches = pattern ? rangesOf(stretches.map(({ text }) => text).join(''), pattern) : []
  if (matches.length === 0) return stretches.map(stretch => ({ ...stretch, found: false }))
  let begin = 0
  return stretches.flatMap(stretch => {
    const start = begin
    begin += stretch.text.length
    const inside = matches.filter(({ from, to }) => from < begin && to > start)
    return cut(
      stretch,
      inside.map(({ from, to }) => ({ from: Math.max(0, from - start), to: to - start })),
    )
  })
}

type Range = { from: number; to: number }

function rangesOf(text: string, pattern: RegExp): Range[] {
  const ranges: Range[] = []
  for (const { 0: found, index } of text.matchAll(pattern)) {
    ranges.push({ from: index, to: index + found.length })
    if (ranges.length === MOST) break
  }
  return ranges
}

function cut(stretch: Stretch, ranges: Range[]): FoundStretch[] {
  const pieces: FoundStretch[] = []
  let done = 0
  const push = (to: number, found: boolean) => {
    const text = stretch.text.slice(done, to)
    if (text !== '') pieces.push({ ...stretch, text, found })
    done = Math.max(done, to)
  }
  for (const { from, to } of ranges) {
    push(from, false)
    push(to, true)
  }
  push(stretch.text.length, false)
  return pieces
}
