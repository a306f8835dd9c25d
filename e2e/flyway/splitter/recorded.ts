import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { SplitAnswer } from './answers'

/** The Flyways that are asked. */
export const VERSIONS = ['9.22.3', '10.22.0', '11.20.0', '13.12.0'] as const

export type Version = (typeof VERSIONS)[number]

/** A script and what real Flyway makes of it, by version. */
export type Recorded = { fact: string; script: string; answers: { versions: Version[]; answer: SplitAnswer }[] }

/** Written by record.ts. */
export const RECORDED = path.join(import.meta.dirname, 'recorded.jsonl')

/** What was recorded, one script a line. */
export const readRecorded = (): Recorded[] =>
  readFileSync(RECORDED, 'utf8')
    .trim()
    .split('\n')
    // The file is ours; whatever is wrong in it fails a test.
    .map(line => JSON.parse(line) as Recorded)
