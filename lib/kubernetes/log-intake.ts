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

/** What an earlier life of the board has read of a log: its last lines, the time of its first, and when it began to read. */
export type KnownLog = { lines: LogLine[]; firstTime: string | null; openedAt: string }

export function createLogIntake(
  attempt: () => Attempt,
  told: (lines: LogLine[]) => void,
  known: KnownLog | null = null,
): LogIntake {
  const stitch = createStitch()
  const window = known
    ? createLogWindow(attempt, { opened: Date.parse(known.openedAt), first: known.firstTime })
    : createLogWindow(attempt, { opened: Date.now(), first: null })
  let fresh = 0
  let total = known?.lines.length ?? 0
  if (known) stitch.restore(known.lines)

  const take = (lines: StampedLine[]) => {
    const added: LogLine[] = []
    let verdict: 'fits' | 'strange' | 'foreign' = 'fits'
    const { earliest, latest } = window.bounds()
    for (const line of lines) {
      const { moment } = line
      // The log of the attempt before: the kubelet has not looked yet.
      if (moment && moment.milliseconds < earliest) continue
      const seam = moment && moment.milliseconds > latest ? 'foreign' : stitch.take(line)
      if (seam === 'new') added.push(line)
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
