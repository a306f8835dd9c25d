import type { Board } from '@/lib/board/schema'

/** The shortest bound of all, that of the history: one read that failed inside it takes nothing from what is shown. */
const BOUND = 9_000

const isOld = (readAt: string | null, now: number) => readAt === null || now - Date.parse(readAt) > BOUND

type Reading = { environment: string; source: string; readAt: string }

/**
 * The newest and the oldest reading of the sources that are in order, and the worst of those that are not: first what
 * was never read, then the oldest.
 */
export function readingsOf(
  { environments }: Board,
  now: number,
): {
  newest: Reading | null
  oldest: Reading | null
  late: { environment: string; source: string; readAt: string | null } | null
} {
  const all = environments.flatMap(environment =>
    Object.entries(environment.sources).map(([source, { state, readAt }]) => ({
      environment: environment.stage,
      source: source === 'kubernetes' ? 'Kubernetes' : source,
      state,
      readAt,
    })),
  )
  const good = all.flatMap(({ state, readAt, ...rest }) => (state === 'ok' && readAt ? [{ ...rest, readAt }] : []))
  const late = all.filter(({ state, readAt }) => state === 'stale' || (state === 'failed' && isOld(readAt, now)))
  const byAge = (a: { readAt: string | null }, b: { readAt: string | null }) =>
    (a.readAt ?? '') < (b.readAt ?? '') ? -1 : 1
  const sorted = good.sort(byAge)
  return { newest: sorted.at(-1) ?? null, oldest: sorted[0] ?? null, late: late.sort(byAge)[0] ?? null }
}
