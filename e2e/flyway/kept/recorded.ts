import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Case } from '../cases/case'
import type { Told } from '../twins/run-case'

/** Something that several versions of Flyway told alike. */
type Alike = { versions: string[]; of: unknown }

/** A kept case with all that each Flyway told, part by part: the answer to each command, and what was left. */
export type Recorded = { case: Case; told: Record<string, Alike[]> }

export const RECORDED = path.join(import.meta.dirname, 'recorded.jsonl')

/** The kept cases, one on each line of a file. */
export function readRecorded(): Recorded[] {
  if (!existsSync(RECORDED)) return []
  const lines = readFileSync(RECORDED, 'utf8').split('\n').filter(Boolean)
  return lines.map(line => JSON.parse(line)) // written by `record.ts`
}

/** What one Flyway told, as parts; of the schemas and their data only the hash is kept. */
export function partsOf({ answers, left }: Told, version: string): Record<string, unknown> {
  const hash = createHash('sha256')
    .update(JSON.stringify([left.schemas, left.data]))
    .digest('hex')
  const text = JSON.stringify({ ...answers, history: left.history, schemas: hash.slice(0, 16) })
  // Versions that tell the same are kept as one.
  return JSON.parse(text.replaceAll(`"flywayVersion":"${version}"`, '"flywayVersion":"<version>"'))
}

/** What one Flyway told. */
export function toldBy({ told }: Recorded, version: string): Record<string, unknown> {
  const parts = Object.entries(told).map(([part, groups]) => [
    part,
    groups.find(({ versions }) => versions.includes(version))?.of,
  ])
  return Object.fromEntries(parts)
}

/** Adds what one Flyway told; what others told alike is kept once. */
export function addTold({ told }: Recorded, version: string, parts: Record<string, unknown>): void {
  for (const [part, of] of Object.entries(parts)) {
    const groups = told[part] ?? []
    told[part] = groups
    const same = groups.find(group => isDeepStrictEqual(group.of, of))
    if (same) same.versions.push(version)
    else groups.push({ versions: [version], of })
  }
}
