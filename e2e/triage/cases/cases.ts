import type { FailureCase } from './case'
import { OBJECT_CASES } from './objects'
import { REFUSAL_CASES } from './refusals'
import { SESSION_CASES } from './sessions'
import { VALUE_CASES } from './values'

/** Migrations that fail, each for real. */
export const FAILURE_CASES: FailureCase[] = [...VALUE_CASES, ...OBJECT_CASES, ...SESSION_CASES, ...REFUSAL_CASES]
