import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const CASES = path.join(import.meta.dirname, 'cases')

/** Something done before the command that is looked at: by the same engine, by hand, or in the database. */
export type Step = { write: Record<string, string> } | { remove: string } | { run: string[] } | { sql: string }

/** One call of Flyway's command line. `<url>`, `<password>` and `<port>` in arguments, variables and files are the database's. */
export type Case = {
  /** What the case shows. */
  shows: string
  steps: Step[]
  arguments: string[]
  /** Beside FLYWAY_URL, _USER, _PASSWORD and _LOCATIONS=filesystem:sql; null takes one of them away. */
  environment?: Record<string, string | null>
  /** A file that the command writes, kept with its answers. */
  writes?: string
}

/** What a command line answered, without what differs between two runs. */
export type Recorded = { code: number; stdout: string; stderr: string; file?: string }

export const caseNames = (): string[] => readdirSync(CASES).sort()

export const readCase = (name: string): Case => JSON.parse(readFileSync(path.join(CASES, name, 'case.json'), 'utf8')) // kept by hand

/** What Flyway answered when it was recorded. */
export function readRecorded(name: string): Recorded {
  const read = (file: string) => readFileSync(path.join(CASES, name, file), 'utf8')
  const file = readCase(name).writes === undefined ? {} : { file: read('file') }
  return { code: Number(read('code')), stdout: read('stdout'), stderr: read('stderr'), ...file }
}

export function writeRecorded(name: string, recorded: Recorded): void {
  mkdirSync(path.join(CASES, name), { recursive: true })
  for (const [file, value] of Object.entries(recorded)) {
    writeFileSync(path.join(CASES, name, file), file === 'code' ? `${value}\n` : String(value))
  }
  if (recorded.file === undefined) rmSync(path.join(CASES, name, 'file'), { force: true })
}
