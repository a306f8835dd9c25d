import { withoutColours } from '../line-pattern'
import type { LogSource } from './read-lines'

/** Numbers of the lines that fit, of those up to `through`. */
export type Found = { numbers: number[]; through: number }

/** The numbers of the lines that a pattern fits, from one line on, batch by batch up to the newest. */
export async function* findLines({ id, log, reader }: LogSource, pattern: RegExp, from: number): AsyncGenerator<Found> {
  for (let next = from; ; ) {
    const held = log?.first()?.number ?? Number.POSITIVE_INFINITY
    const stored = reader && next < held ? await reader.texts(id, next) : []
    const batch = stored.length > 0 ? stored : (log?.after(next - 1) ?? []).map(textOf)
    const last = batch.at(-1)
    if (!last) return
    const through = last.firstLine + last.lines - 1
    if (through < next) return
    yield { numbers: batch.flatMap(texts => findIn(texts, pattern)).filter(number => number >= next), through }
    next = through + 1
  }
}

/** Lines that follow one another, a line feed between two. */
export type Texts = { firstLine: number; lines: number; text: string }

const textOf = ({ number, text }: { number: number; text: string }): Texts => ({ firstLine: number, lines: 1, text })

/** All lines are looked through at once, for there are few matches in most; then a line is counted for each that was found. */
function findIn({ firstLine, text }: Texts, pattern: RegExp): number[] {
  const found: number[] = []
  const plain = withoutColours(text)
  let [line, counted] = [firstLine, 0]
  for (const { index } of plain.matchAll(pattern)) {
    for (let end = plain.indexOf('\n', counted); end !== -1 && end < index; end = plain.indexOf('\n', counted)) {
      line++
      counted = end + 1
    }
    if (found.at(-1) !== line) found.push(line)
  }
  return found
}
