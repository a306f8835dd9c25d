/** How the times of lines are told: of day in UTC, of day here, since the run's first line, or not at all. */
export const TIME_MODES = ['utc', 'local', 'start', 'off'] as const
export type TimeMode = (typeof TIME_MODES)[number]

/** A mode by the name that it has in an address. */
export const readTimeMode = (value: string | null | undefined): TimeMode | null =>
  TIME_MODES.find(mode => mode === value) ?? null

/** The time of a line, to the millisecond. Empty where the line has none. */
export function sayLineTime(time: string | null, mode: TimeMode, start: string | null): string {
  if (time === null || mode === 'off') return ''
  const moment = new Date(time)
  if (Number.isNaN(moment.getTime())) return ''
  if (mode === 'utc') return moment.toISOString().slice(11, 23)
  if (mode === 'local')
    return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(11, 23)
  return start === null ? '' : sinceStart(moment.getTime() - Date.parse(start))
}

/** `+1:02.345`: minutes, seconds and milliseconds. */
function sinceStart(elapsed: number): string {
  const milliseconds = Math.max(0, Math.round(elapsed))
  const minutes = Math.floor(milliseconds / 60_000)
  return `+${minutes}:${((milliseconds % 60_000) / 1_000).toFixed(3).padStart(6, '0')}`
}
