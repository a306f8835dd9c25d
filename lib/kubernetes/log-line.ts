import type { RawLine } from './split-lines'
import { type Moment, parseStamp } from './stamp'

/** One line of a container's log. `time` is UTC with the runtime's own fraction, null where the line had no stamp. */
export type LogLine = { time: string | null; text: string }

/** A line with the moment of its stamp. */
export type StampedLine = LogLine & { moment: Moment | null }

/** The shortest stamp has no fraction, the longest nine digits and an offset. */
const SHORTEST_STAMP = 20
const LONGEST_STAMP = 35
/** Runtimes write a longer line in records of this size. */
const RECORD = 16_384
/** No character takes more bytes than this for each unit of a string. */
const BYTES_A_UNIT = 3
const SPACE = 32

/** Reads a line of a log that was asked for with timestamps: `{RFC 3339} {text}`. */
export function parseLogLine({ bytes, left }: RawLine): StampedLine {
  const line = parseText(joinRecords(bytes).toString('utf8'))
  return left > 0 ? { ...line, text: `${line.text} … [${left} more bytes of this line were left out]` } : line
}

/** Reads whole lines at once; null where one of them may be of several records, which only its bytes tell apart. */
export function parseLogLines(bytes: Buffer): StampedLine[] | null {
  const texts = bytes.toString('utf8').split('\n')
  texts.pop()
  if (texts.some(text => text.length * BYTES_A_UNIT > RECORD)) return null
  return texts.map(parseText)
}

function parseText(line: string): StampedLine {
  const end = line.indexOf(' ')
  const stamp = end < SHORTEST_STAMP || end > LONGEST_STAMP ? null : line.slice(0, end)
  const moment = stamp === null ? null : parseStamp(stamp)
  if (stamp === null || moment === null) return { time: null, text: line, moment: null }
  return { time: inUtc(stamp, moment), text: line.slice(end + 1), moment }
}

/** Kubelets before 1.26 put a stamp before each record of a long line, not only before the line (kubernetes #77603). */
function joinRecords(line: Buffer): Buffer {
  const first = stampSize(line, 0)
  if (line.length - first <= RECORD) return line
  const records: Buffer[] = [line.subarray(0, first)]
  let start = first
  while (start < line.length) {
    records.push(line.subarray(start, start + RECORD))
    start += RECORD
    if (first > 0) start += stampSize(line, start)
  }
  return Buffer.concat(records)
}

/** Bytes of a stamp and its space. */
function stampSize(bytes: Buffer, start: number): number {
  const end = bytes.subarray(start, start + LONGEST_STAMP + 1).indexOf(SPACE)
  if (end < SHORTEST_STAMP) return 0
  return parseStamp(bytes.toString('latin1', start, start + end)) ? end + 1 : 0
}

/** Nodes may log in local time; the fraction is finer than a Date, so only the seconds go through one. */
function inUtc(stamp: string, { milliseconds }: Moment): string {
  if (stamp.endsWith('Z')) return stamp
  const seconds = new Date(milliseconds).toISOString().slice(0, 19)
  return `${seconds}${/\.\d+/.exec(stamp)?.[0] ?? ''}Z`
}
