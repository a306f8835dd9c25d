/** A time in milliseconds as Flyway prints it: minutes without bound, `00:01.250s` (TimeFormat). */
export function formatDuration(milliseconds: number): string {
  const whole = Math.round(milliseconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = String(whole % 1000).padStart(3, '0')
  return `${two(Math.floor(whole / 60_000))}:${two(Math.floor(whole / 1000) % 60)}.${rest}s`
}
