import type { Attempt } from '../board/observation'
import { type LogLine, parseLogLine, type StampedLine } from './log-line'
import { createLogWindow } from './log-window'
import type { RawLine } from './split-lines'
import { createStitch } from './stitch'

/** Takes the lines of all readings of one attempt's log and lets through what belongs to it and is new. */
export type LogIntake = {
  /** Begins a reading; the time to ask for, null for all. */
  begin: () => string | null
  /** `strange`: does not join what is known; `foreign`: of a later attempt. Nothing after such a line is taken. */
  take: (lines: StampedLine[]) => 'fits' | 'strange' | 'foreign'
  /** Lines that were new in this reading, and in all. */
  fresh: () => number
  total: () => number
  joined: () => boolean
  /** Takes new lines of this reading even if they do not join: there may be a gap. */
  giveUp: () => void
  /** A last line that no line feed ends. */
  takeRest: (rest: RawLine | null) => void
  startedLate: () => boolean
}

export function createLogIntake(attempt: () => Attempt, told: (lines: LogLine[]) => void): LogIntake {
  const stitch = createStitch()
  const window = createLogWindow(attempt)
  let fresh = 0
  let total = 0

  const take = (lines: StampedLine[]) => {
    const added: LogLine[] = []
    let verdict: 'fits' | 'strange' | 'foreign' = 'fits'
    for (const line of lines) {
      // The log of the attempt before: the kubelet has not looked yet.
      if (window.isBefore(line)) continue
      const seam = window.isAfter(line) ? 'foreign' : stitch.take(line)
      if (seam === 'new') added.push({ time: line.time, text: line.text })
      if (seam === 'new') window.saw(line)
      if (seam === 'strange' || seam === 'foreign') {
        verdict = seam
        break
      }
    }
    fresh += added.length
    total += added.length
    if (added.length > 0) told(added)
    return verdict
  }

  return {
    take,
    begin() {
      fresh = 0
      return stitch.begin()
    },
    fresh: () => fresh,
    total: () => total,
    joined: stitch.joined,
    giveUp: stitch.giveUp,
    takeRest(rest) {
      stitch.giveUp()
      if (rest) take([parseLogLine(rest)])
    },
    startedLate: window.startedLate,
  }
}
