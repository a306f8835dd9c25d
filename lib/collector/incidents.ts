import { setMaxListeners } from 'node:events'
import { createIncidentStore } from '../archive/incidents'
import type { Config, EnvironmentConfig } from '../config'
import type { Mask } from '../mask'
import { connectHistory } from '../sources/history'
import type { Incident } from '../triage/incident'
import type { RunPlace } from './diagnose-run'
import { maskTexts } from './mask-texts'
import { watchIncidents } from './watch-incidents'

export type IncidentParts = {
  place: (environment: string) => RunPlace | null
  /** Calls with the environment whenever something of one has changed. */
  follow: (listener: (environment: string) => void) => () => void
  mask: Mask
}

/** Of so many runs the incident is held in memory; the archive has them all. */
const HELD = 200

/** Keeps what is understood of each failed run while its failure stands, for as long as the run itself is kept. */
export function startIncidents(config: Config, { place, follow, mask }: IncidentParts) {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  const url = config.board.database
  const archive = url === null ? null : createIncidentStore(url)
  const held = new Map<string, Incident>()
  const unstored = new Map<string, Incident>()

  const hold = (run: string, incident: Incident) => {
    held.delete(run)
    held.set(run, incident)
    for (const oldest of held.keys()) if (held.size > HELD) held.delete(oldest)
  }

  /** The run itself may not be stored yet, or the archive be away: then it is tried again with the board's next change. */
  const store = () => {
    for (const [run, incident] of [...unstored]) {
      unstored.delete(run)
      const again = () => void (unstored.has(run) || unstored.set(run, incident))
      archive?.keep(run, incident).then(kept => kept || again(), again)
    }
  }

  const recall = async (run: string): Promise<Incident | null> => {
    const now = held.get(run)
    if (now) return now
    const kept = await archive?.find(run).catch(() => null)
    // What is secret today may not have been so when it was kept.
    return isIncident(kept) ? maskTexts(kept, mask) : null
  }

  const watch = ({ name, database }: EnvironmentConfig) =>
    watchIncidents(
      {
        pool: connectHistory(database),
        place: () => place(name),
        known: run => held.get(run) ?? null,
        async recall(run) {
          const kept = await recall(run)
          if (kept) hold(run, kept)
          return kept
        },
        keep(run, incident) {
          const masked = maskTexts(incident, mask)
          hold(run, masked)
          unstored.set(run, masked)
          store()
        },
      },
      stop.signal,
    )
  const watches = new Map(config.environments.map(environment => [environment.name, watch(environment)]))
  const unfollow = follow(environment => {
    watches.get(environment)?.look()
    store()
  })

  return {
    /** Null where none was kept, or the archive cannot tell. */
    find: recall,
    async stop() {
      unfollow()
      stop.abort()
      await Promise.all([...watches.values()].map(({ ended }) => ended))
      await archive?.close()
    },
  }
}

/** What this board has written, and not one of another time: whoever writes the form's number vouches for the rest. */
const isIncident = (kept: unknown): kept is Incident =>
  typeof kept === 'object' && kept !== null && 'format' in kept && kept.format === 1
