import type { Draft } from '../finding'
import type { Situation } from '../situation'
import { findMissingRights } from './access'
import { findBlocked } from './blocked'
import { findCannotStart } from './cannot-start'
import { findClockOffset } from './clock-offset'
import { findCrashLoop } from './crash-loop'
import { findDifferences } from './differs-between-environments'
import { findRolledOutWithoutRun, findStuckRollout } from './rollout'
import { findRunFailure } from './run-failures'
import { findRunLost } from './run-lost'
import { findSilentNoOp } from './silent-no-op'
import { findSourceTroubles } from './sources'
import { findNoWorkload } from './workload'

const FINDERS = [
  findRunFailure,
  findCannotStart,
  findRunLost,
  findCrashLoop,
  findBlocked,
  findSilentNoOp,
  findRolledOutWithoutRun,
  findStuckRollout,
  findSourceTroubles,
  findMissingRights,
  findNoWorkload,
  findDifferences,
  findClockOffset,
]

/** All that runs, ages and neighbours say of an environment at this moment. */
export const findInSituation = (situation: Situation): Draft[] => FINDERS.flatMap(find => find(situation))
