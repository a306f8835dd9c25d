import type { Run } from '@/lib/board/schema'

/** Which runs the address asks for (design/README.md §2). */
export type RunQuery = { environment: string | null; state: Run['state'] | null; before: string | null }

const STATES: Run['state'][] = ['waiting', 'running', 'succeeded', 'failed', 'lost']

/** Of a name that is there twice the first counts; a state that no run can have asks for all. */
export function readRunQuery(query: Record<string, string | string[] | undefined>): RunQuery {
  const first = (name: string) => {
    const value = query[name]
    return (Array.isArray(value) ? value[0] : value) || null
  }
  const state = first('state')
  return {
    environment: first('environment'),
    state: STATES.find(known => known === state) ?? null,
    before: first('before'),
  }
}

export function writeRunQuery(query: RunQuery): string {
  const next = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== null) next.set(name, value)
  const text = next.toString()
  return text ? `?${text}` : ''
}
