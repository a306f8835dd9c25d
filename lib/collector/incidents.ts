import { setMaxListeners } from 'node:events'
import type { Pool } from 'pg'
import { createIncidentStore } from '../archive/incidents'
import type { SourceError } from '../errors'
import type { Log } from '../log'
import type { Mask } from '../mask'
import type { Incident } from '../triage/incident'
import type { RunPlace } from './diagnose-run'
import { createIncidentRecords } from './incident-records'
import { watchIncidents } from './watch-incidents'

type Connections = { name: string; pool: Pool }

export type IncidentParts = {
  /** To the database of each environment. */
  connections: Connections[]
  place: (environment: string) => RunPlace | null
  /** Calls with the environment whenever something of one has changed. */
  follow: (listener: (environment: string) => void) => () => void
  mask: Mask
  log: Log
}

/** Keeps what is understood of each failed run while its failure stands, for as long as the run itself is kept. */
export function startIncidents(database: string | null, { connections, place, follow, mask, log }: IncidentParts) {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  const archive = database === null ? null : createIncidentStore(database)

  const start = ({ name, pool }: Connections) => {
    const observed = () => place(name)?.observation.runs.map(({ id }) => id) ?? []
    const records = createIncidentRecords({ archive, mask, observed })
    const failed = (error: SourceError | null) => {
      const facts = { environment: name, source: 'schema' }
      if (error === null) log.info(facts, 'failed runs are looked at again')
      else
        log.warn({ ...facts, code: error.code, err: error.cause }, `failed runs cannot be looked at: ${error.message}`)
    }
    return { records, ...watchIncidents({ pool, place: () => place(name), records, failed }, stop.signal) }
  }
  const environments = new Map(connections.map(one => [one.name, start(one)]))
  const unfollow = follow(name => {
    environments.get(name)?.look()
    environments.get(name)?.records.store()
  })

  return {
    /** Null where none was kept, or the archive cannot tell. */
    find: async (environment: string, run: string): Promise<Incident | null> =>
      (await environments.get(environment)?.records.find(run)) ?? null,
    async stop() {
      unfollow()
      stop.abort()
      await Promise.all([...environments.values()].map(({ ended }) => ended))
      await archive?.close()
    },
  }
}
