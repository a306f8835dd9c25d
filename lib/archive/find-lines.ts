import { withoutColours } from '../line-pattern'
import type { LogSource } from './read-lines'

/** Numbers of the lines that fit, of those up to `through`. */
export type Found = { numbers: number[]; through: number }

/** The numbers of the lines that a pattern fits, from one line on, batch by batch up to the newest. */
export async function* findLines({ id, log, reader }: LogSource, pattern: RegExp, from: number): AsyncGenerator<Found> {
  for (let next = from; ; ) {
    const held = log?.first()?.number ?? Number.POSITIVE_INFINITY
    const stored = reader && next < held ? findInAll(await reader.texts(id, next), pattern) : NOTHING
    const found = stored.through > 0 ? stored : findInAll((log?.after(next - 1) ?? []).map(textOf), pattern)
    if (found.through < next) return
    yield { numbers: found.numbers.filter(number => number >= next), through: found.through }
    next = found.through + 1
  }
}

/** Lines that follow one another, a line feed between two. */
export type Texts = { firstLine: number; lines: number; text: string }

const textOf = ({ number, text }: { number: number; text: string }): Texts => ({ firstLine: number, lines: 1, text })

const NOTHING: Found = { numbers: [], through: 0 }

/** One chunk after the other, so that the text of each is let go before the next is there. */
function findInAll(batch: Iterable<Texts>, pattern: RegExp): Found {
  const found: Found = { numbers: [], through: 0 }
  for (const texts of batch) {
    for (const number of findIn(texts, pattern)) found.numbers.push(number)
    found.through = texts.firstLine + texts.lines - 1
  }
  return found
}

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
