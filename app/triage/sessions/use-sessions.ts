'use client'

import useSWR, { type Revalidator, type RevalidatorOptions } from 'swr'
import type { Sessions } from '@/lib/board/sessions'

/** As often as the board reads them while somebody looks. */
export const PACE = 2_000

/** The sessions of an environment's database as they are now; while the board is away those that were seen last stay. */
export function useSessions(environment: string): { sessions: Sessions | null; away: boolean } {
  const path = `/api/v1/environments/${encodeURIComponent(environment)}/sessions`
  const { data = null, error } = useSWR<Sessions, Error>(path, askJson, {
    refreshInterval: PACE,
    dedupingInterval: 500,
    onErrorRetry: askAgain,
  })
  return { sessions: data, away: error !== undefined }
}

/** After an error it asks at the same pace: SWR alone would try later and later, at last every half an hour. */
export function askAgain(_: Error, __: string, ___: unknown, ask: Revalidator, options: RevalidatorOptions) {
  setTimeout(ask, PACE, options)
}

async function askJson(path: string): Promise<Sessions> {
  const response = await fetch(path)
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  // The server's own type, checked by its tests.
  return (await response.json()) as Sessions
}
