import type { RawLine } from './split-lines'

/** One line of a container's log. `time` is UTC with the runtime's own fraction, null where the line had no stamp. */
export type LogLine = { time: string | null; text: string }

/** A line with what tells it from every other: its stamp as it came, and the second of it. */
export type StampedLine = LogLine & { stamp: string | null; milliseconds: number | null }

const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/
/** The longest stamp has nine digits and an offset. */
const LONGEST_STAMP = 35
/** Runtimes write a longer line in records of this size. */
const RECORD = 16_384
const SPACE = 32

/** Reads a line of a log that was asked for with timestamps: `{RFC 3339} {text}`. */
export function parseLogLine({ bytes, left }: RawLine): StampedLine {
  const stamp = stampAt(bytes, 0)
  const body = stamp === null ? bytes : bytes.subarray(stamp.length + 1)
  const whole = joinRecords(body).toString('utf8')
  const text = left > 0 ? `${whole} … [${left} more bytes of this line were left out]` : whole
  if (stamp === null) return { time: null, text, stamp: null, milliseconds: null }
  const milliseconds = Date.parse(stamp)
  return { time: inUtc(stamp, milliseconds), text, stamp, milliseconds }
}

function stampAt(bytes: Buffer, start: number): string | null {
  const end = bytes.subarray(start, start + LONGEST_STAMP + 1).indexOf(SPACE)
  if (end < 20) return null
  const stamp = bytes.toString('latin1', start, start + end)
  return STAMP.test(stamp) && !Number.isNaN(Date.parse(stamp)) ? stamp : null
}

/** Kubelets before 1.26 put a stamp before each record of a long line, not only before the line (kubernetes #77603). */
function joinRecords(body: Buffer): Buffer {
  if (body.length <= RECORD) return body
  const records: Buffer[] = []
  let start = 0
  while (start < body.length) {
    records.push(body.subarray(start, start + RECORD))
    const stamp = stampAt(body, start + RECORD)
    start += RECORD + (stamp === null ? 0 : stamp.length + 1)
  }
  return Buffer.concat(records)
}

/** Nodes may log in local time; the fraction is finer than a Date, so only the seconds go through one. */
function inUtc(stamp: string, milliseconds: number): string {
  if (stamp.endsWith('Z')) return stamp
  const seconds = new Date(milliseconds).toISOString().slice(0, 19)
  return `${seconds}${/\.\d+/.exec(stamp)?.[0] ?? ''}Z`
}
