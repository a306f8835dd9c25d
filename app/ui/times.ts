const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** How long it is, in at most two units: `48 s`, `1 min 45 s`, `12 h`, `2 d`. */
export function sayAge(milliseconds: number): string {
  const age = Math.max(0, milliseconds)
  if (age < MINUTE) return `${Math.floor(age / SECOND)} s`
  if (age < HOUR) return twoUnits(age, MINUTE, 'min', SECOND, 's')
  if (age < 3 * HOUR) return twoUnits(age, HOUR, 'h', MINUTE, 'min')
  if (age < 2 * DAY) return `${Math.floor(age / HOUR)} h`
  return `${Math.floor(age / DAY)} d`
}

function twoUnits(age: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((age % large) / small)
  return `${Math.floor(age / large)} ${largeName}${rest > 0 ? ` ${rest} ${smallName}` : ''}`
}

/** How long a step took: `6.2 s`, `51 s`, `1 min 12 s`. */
export function sayDuration(milliseconds: number): string {
  return milliseconds < 10 * SECOND ? `${(milliseconds / SECOND).toFixed(1)} s` : sayAge(milliseconds)
}

/** The time of day, UTC: `09:32:58`. */
export const sayClock = (iso: string) => new Date(iso).toISOString().slice(11, 19)

/** The day, UTC: `23 Nov 2026`. */
export function sayDate(iso: string): string {
  const date = new Date(iso)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
}

/** A moment as near as it is needed, UTC: `09:32:58` today, `23 Nov 09:32` this year, `23 Nov 2025` before. */
export function sayMoment(iso: string, now: number): string {
  if (sayDate(iso) === sayDate(new Date(now).toISOString())) return sayClock(iso)
  return isThisYear(iso, now) ? `${dayAndMonth(iso)} ${sayClock(iso).slice(0, 5)}` : sayDate(iso)
}

/** The day alone, as short as it may be: `28 Oct` this year, `28 Oct 2025` before. */
export const sayDay = (iso: string, now: number) => (isThisYear(iso, now) ? dayAndMonth(iso) : sayDate(iso))

const isThisYear = (iso: string, now: number) => new Date(iso).getUTCFullYear() === new Date(now).getUTCFullYear()

function dayAndMonth(iso: string): string {
  const date = new Date(iso)
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`
}
