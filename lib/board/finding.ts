import type { Finding } from './schema'

/** Which environment a finding is of, and the year in which it is told. */
export type Place = { name: string; project: string | null; year: number }

/**
 * A finding before it has its place in time: what is wrong, and since when if the evidence tells. A title that is a
 * sentence ends in its full stop; one that only names the cause (`23514 check violation, line 11`) has none.
 */
export type Draft = Omit<Finding, 'id' | 'environment' | 'since' | 'attempts'> & {
  attempts?: number
  since?: string | null
  /** What tells two findings of one kind apart, beside environment and migration. */
  about?: string
}

/** Makes a draft a finding; its id and `since` stay while the condition lasts (product.md §2b, Incident). */
export function completeFinding(
  { about, since, attempts = 0, ...draft }: Draft,
  environment: string | null,
  before: ReadonlyMap<string, Finding>,
  takenAt: string,
): Finding {
  const id = [draft.kind, environment, draft.migration, about].filter(part => part != null).join(':')
  const known = before.get(id)
  const counted = Math.max(attempts, known?.attempts ?? 0)
  return {
    id,
    ...draft,
    environment,
    attempts: counted > 0 ? counted : null,
    since: earliest(since ?? null, known?.since ?? null) ?? takenAt,
  }
}

function earliest(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return Date.parse(a) <= Date.parse(b) ? a : b
}
