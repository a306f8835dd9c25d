import type { Case } from './case'
import type { Answers } from './twin'

/** How often something was seen, by name. */
export type Hits = Map<string, number>

/** Counts the states, validate rules and options that a case met. */
export function countHits(hits: Hits, { options }: Case, answers: Answers): void {
  const { lines = [] } = answers.info as { lines?: string[][] }
  const { problems = [] } = answers.validate as { problems?: string[][] }
  const seen = new Set([
    ...lines.map(([, , , , state]) => `state ${state}`),
    ...problems.map(([, , code]) => `rule ${code}`),
    ...Object.keys(options).map(option => `option ${option}`),
  ])
  for (const name of seen) hits.set(name, (hits.get(name) ?? 0) + 1)
}

/** The names in order with their counts; those that were met too rarely to prove anything are marked. */
export function shownHits(hits: Hits, enough: number): string[] {
  const sorted = [...hits].sort(([one], [other]) => (one < other ? -1 : 1))
  return sorted.map(([name, count]) => `  ${count < enough ? '!' : ' '} ${String(count).padStart(4)} ${name}`)
}
