import { ACCESS_CASES } from './access-cases'
import { HISTORY_CASES } from './history-cases'
import { SCRIPT_CASES } from './script-cases'
import { SESSION_CASES } from './session-cases'
import type { BadCase } from './world'

/** All of them, by what is wrong. */
export const BAD_CASES: Record<string, BadCase> = {
  ...SCRIPT_CASES,
  ...ACCESS_CASES,
  ...HISTORY_CASES,
  ...SESSION_CASES,
}
