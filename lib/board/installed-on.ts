const PRINTED = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:\.(\d+))?$/
const DAY = 86_400_000
const QUARTER = 900_000

/**
 * When a row was installed, as ISO time: the column holds wall time of the migrating JVM's zone (docs: flyway.md §3.3).
 * A time that a change of clocks gives twice is the earlier one; one that it leaves out is moved past the gap.
 */
export function parseInstalledOn(text: string, timeZone: string): string | null {
  const match = PRINTED.exec(text)
  if (!match) return null
  const milliseconds = `${match[7] ?? ''}000`.slice(0, 3)
  if (timeZone === 'UTC') return `${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`
  const wall = Date.parse(`${text.slice(0, 10)}T${text.slice(11, 19)}.${milliseconds}Z`)
  return new Date(toInstant(wall, timeZone)).toISOString()
}

function toInstant(wall: number, timeZone: string): number {
  const before = offsetAt(wall - DAY, timeZone)
  const after = offsetAt(wall + DAY, timeZone)
  const fitting = [before, after].map(offset => wall - offset).filter(at => wall - at === offsetAt(at, timeZone))
  return fitting.length > 0 ? Math.min(...fitting) : wall - before
}

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

/** Milliseconds that the zone is ahead of UTC; zones change their clocks on a quarter of an hour. */
function offsetAt(instant: number, timeZone: string): number {
  const known = offsets.get(timeZone) ?? new Map<number, number>()
  offsets.set(timeZone, known)
  const quarter = Math.floor(instant / QUARTER)
  const offset = known.get(quarter) ?? computeOffset(quarter * QUARTER, timeZone)
  known.set(quarter, offset)
  return offset
}

function computeOffset(instant: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(timeZone, format)
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 0, hour = 0, minute = 0, second = 0 } = part
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant
}
