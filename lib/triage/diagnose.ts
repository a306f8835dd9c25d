import type { Catalog } from '../board/observation'
import type { Failure } from '../board/schema'
import type { Step } from '../flyway/log-reading'
import type { Compatibility } from '../flyway/options'
import type { RepairPlan } from '../flyway/repair'
import { splitStatements } from '../flyway/splitter'
import { entryOf } from './dictionary/dictionary'
import type { Check, Entry } from './dictionary/entry'
import { type Names, readNames } from './dictionary/names'
import { computeLeftBehind, type Interruption, type LeftBehind } from './left-behind/left-behind'
import { type WayOut, wayOutOf } from './left-behind/way-out'
import { adviseOnRepair, type RepairAdvice } from './repair-advice'
import type { RunEvidence, ScriptEvidence } from './statement/evidence'
import { type Excerpt, excerptOf } from './statement/excerpt'
import { type Resolution, resolveStatement } from './statement/resolve-statement'

/** A failed run with all that is known of it. */
export type FailedRun = {
  failure: Failure
  /** The migration that failed, as the log tells it; null when none had begun. */
  step: Step | null
  /** The script that the log names, as the board has it; null when it is not among those that it reads. */
  script: ScriptEvidence | null
  run: RunEvidence
  compatibility: Compatibility
  interruption: Interruption
  /** The script whose failed row lets no run begin; null where another cause is told. */
  blockedBy: ScriptEvidence | null
  /** What the catalog said after the run, while its migration had no row; null where it was not read. */
  catalog: Catalog | null
  /** What repair would change; null where scripts or rows are not known. */
  repair: RepairPlan | null
} & Pick<Names, 'history' | 'pod'>

/** What failed, why, what is left of it, and what can be done. Plain JSON. */
export type Diagnosis = {
  failure: Failure
  resolution: Resolution
  excerpt: Excerpt | null
  /** What the dictionary says; null where it does not know the error. */
  known: Pick<Entry, 'id' | 'title' | 'meaning' | 'retry' | 'change' | 'lookAlikes'> | null
  checks: Check[]
  left: LeftBehind
  wayOut: WayOut | null
  /** When the catalog was read; null where it was not. */
  catalogAt: string | null
  /** Indexes that are invalid and not of this script. */
  otherInvalid: string[]
  repair: RepairAdvice
  /** What such an error leaves in general, where nothing more is known. */
  mostly: string | null
}

/** Joins log, script and dictionary into what a person needs at night. */
export function diagnose(failed: FailedRun): Diagnosis {
  const { failure, step, script, run, compatibility, history, pod, interruption, blockedBy, catalog } = failed
  const resolution = resolveStatement(failure, script, run, compatibility)
  const { statement } = resolution
  const entry = entryOf(failure)
  const names = readNames(failure, { statement: statement?.text ?? null, history, pod })
  const begun = blockedBy ?? script
  const all = begun && splitStatements(begun.text, { compatibility }).statements
  const statements = statement && all ? all.filter(({ line }) => line <= statement.line) : null
  const left = computeLeftBehind({
    ...{ failure, step, statements, script: all, interruption, catalog },
    blockedBy: blockedBy?.path ?? null,
  })
  return {
    failure,
    resolution,
    excerpt: statement && script ? excerptOf(script.text, statement) : null,
    known: entry && knownOf(entry),
    checks: entry?.checks(names) ?? [],
    left,
    wayOut: wayOutOf(left, catalog),
    catalogAt: catalog?.readAt ?? null,
    otherInvalid: (catalog?.invalidIndexes ?? []).flatMap(({ schema, name }) =>
      name === left.index ? [] : `${schema}.${name}`,
    ),
    repair: adviseOnRepair(failed.repair, left.verdict, REFUSALS.has(entry?.id ?? '')),
    mostly: left.verdict === 'unknown' && !interruption.now ? (entry?.leaves.text ?? null) : null,
  }
}

/** What validate finds wrong with rows, by the dictionary's names. */
const REFUSALS = new Set(['checksum-mismatch', 'missing-migration', 'failed-migration'])

const knownOf = ({ id, title, meaning, retry, change, lookAlikes }: Entry): Diagnosis['known'] => ({
  ...{ id, title, meaning, retry, change, lookAlikes },
})
