/** A line of a log: when it was written, and what it says. */
export type WrittenLine = { time: string; text: string }

const START = Date.parse('2026-11-24T09:00:00Z')
/** Nanoseconds from line to line: fifty lines a millisecond. */
const STEP = 20_011
/** Lines of one migration. */
const MIGRATION = 500

/** Line `n`, from 1, of a long run as Flyway tells it: what a migration says, mostly. */
export function aLogLine(n: number): WrittenLine {
  return { time: timeOf(n), text: textOf(n) }
}

function textOf(n: number): string {
  if (n % MIGRATION === 1) {
    const version = (n - 1) / MIGRATION + 1
    return `Migrating schema "atp" to version "${version} - add column attribute_${version} to table media"`
  }
  if (n % 10 === 3) return `DB: relation "media_attribute_${n}_idx" already exists, skipping`
  if (n % 10 === 7)
    return `WARNING: DB: identifier "media_attribute_with_a_rather_long_name_${n}" will be truncated (SQL State: 42622 - Error Code: 0)`
  const rest = (n * 7919) % 100_003
  return `DB: updated ${n} rows of atp.media_attribute in batch ${n % 977}, ${rest} remaining, elapsed 00:00:${String(n % 60).padStart(2, '0')}`
}

function timeOf(n: number): string {
  const nanoseconds = n * STEP
  const milliseconds = Math.floor(nanoseconds / 1e6)
  const finer = String(nanoseconds - milliseconds * 1e6).padStart(6, '0')
  return new Date(START + milliseconds).toISOString().replace('Z', `${finer}Z`)
}
