import type { Comparison } from './across'
import type { Facts } from './facts'
import type { Failing } from './failing'
import type { Live } from './live'
import type { NoOp } from './no-op'
import type { Observation } from './observation'
import type { Environment, Finding } from './schema'

/** Everything that decides what the board says of one environment at one moment. */
export type Situation = {
  observation: Observation
  facts: Facts
  /** Milliseconds of `takenAt`. */
  now: number
  sources: Environment['sources']
  /** Which readings are too old to decide anything. */
  pastBound: { history: boolean; scripts: boolean; kubernetes: boolean }
  live: Live | null
  failing: Failing | null
  noOp: NoOp | null
  odd: Comparison['odd']
  behind: number | null
  /** What was said of it before its run began; null when nothing is at work, or nothing was known. */
  settled: { environment: Environment; findings: Finding[] } | null
}
