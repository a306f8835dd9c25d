import type { Case } from '../cases/case'
import type { Told } from './run-case'

/** How often something was seen, by name. */
export type Hits = Map<string, number>

type InfoResult = { migrations?: { state: string }[] }
type ValidateResult = {
  invalidMigrations?: { errorDetails: { errorCode: string } }[]
  errorDetails?: { errorCode: string } | null
  error?: { errorCode: string }
}

/** Counts the states, the rules of `validate` and the options that a case met. */
export function countHits(hits: Hits, { options }: Case, { answers }: Told): void {
  // Both have the shape of Flyway's own results.
  const infos = ['info', 'info after'].map(name => (answers[name]?.result ?? {}) as InfoResult)
  const { invalidMigrations = [], errorDetails, error } = (answers.validate?.result ?? {}) as ValidateResult
  const codes = [...invalidMigrations.map(problem => problem.errorDetails), errorDetails, error]
  const seen = new Set([
    ...infos.flatMap(({ migrations = [] }) => migrations.map(({ state }) => `state ${state}`)),
    ...codes.flatMap(problem => (problem ? [`rule ${problem.errorCode}`] : [])),
    ...Object.keys(options).map(option => `option ${option}`),
  ])
  for (const name of seen) hits.set(name, (hits.get(name) ?? 0) + 1)
}
